package org.patchbridge.recording;

/** A recording, or one place in it, cannot be used. The message names file, place, fact, remedy. */
public class RecordingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String source;
  private final String location;
  private final String fact;

  public RecordingException(String source, String location, String fact, String remedy) {
    super(message(source, location, fact, remedy));
    this.source = source;
    this.location = location;
    this.fact = fact;
  }

  public RecordingException(
      String source, String location, String fact, String remedy, Throwable cause) {
    super(message(source, location, fact, remedy), cause);
    this.source = source;
    this.location = location;
    this.fact = fact;
  }

  public String source() {
    return source;
  }

  /** Place inside the file; empty where it is the whole file. */
  public String location() {
    return location;
  }

  /** What is wrong, without file, place and remedy. */
  public String fact() {
    return fact;
  }

  private static String message(String source, String location, String fact, String remedy) {
    String place = location.isEmpty() ? source : source + " at " + location;
    return place + ": " + fact + (remedy.isEmpty() ? "" : "; " + remedy);
  }
}
