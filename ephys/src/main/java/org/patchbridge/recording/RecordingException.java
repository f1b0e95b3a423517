package org.patchbridge.recording;

/** A recording, or one place in it, cannot be used. The message names file, place, fact, remedy. */
public class RecordingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String source;
  private final String location;

  public RecordingException(String source, String location, String fact, String remedy) {
    super(message(source, location, fact, remedy));
    this.source = source;
    this.location = location;
  }

  public RecordingException(
      String source, String location, String fact, String remedy, Throwable cause) {
    super(message(source, location, fact, remedy), cause);
    this.source = source;
    this.location = location;
  }

  public String source() {
    return source;
  }

  /** Place inside the file; empty where it is the whole file. */
  public String location() {
    return location;
  }

  private static String message(String source, String location, String fact, String remedy) {
    String place = location.isEmpty() ? source : source + " at " + location;
    return place + ": " + fact + (remedy.isEmpty() ? "" : "; " + remedy);
  }
}
