package org.patchbridge.table.schema;

import java.nio.file.Path;

/**
 * A table or a schema cannot be used. The message reads {@code file, line 12, column 'tau': fact;
 * remedy}.
 */
public class TableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String source;
  private final String location;

  /**
   * @param source the file, as the user named it
   * @param location place inside the file; empty where it is the whole file
   * @param fact what was found
   * @param remedy what to do about it
   */
  public TableException(String source, String location, String fact, String remedy) {
    super(message(source, location, fact) + "; " + remedy);
    this.source = source;
    this.location = location;
  }

  public static TableException inFile(Path file, String fact, String remedy) {
    return new TableException(file.toString(), "", fact, remedy);
  }

  public static TableException atLine(Path file, long line, String fact, String remedy) {
    return new TableException(file.toString(), "line " + line, fact, remedy);
  }

  public static TableException at(Path file, long line, String column, String fact, String remedy) {
    return new TableException(file.toString(), place(line, column), fact, remedy);
  }

  public static String place(long line, String column) {
    return "line " + line + ", column '" + column + "'";
  }

  public static String message(String source, String location, String fact) {
    return source + (location.isEmpty() ? "" : ", " + location) + ": " + fact;
  }

  /** The file. */
  public String source() {
    return source;
  }

  /** Place inside the file, lines counted from 1; empty where it is the whole file. */
  public String location() {
    return location;
  }
}
