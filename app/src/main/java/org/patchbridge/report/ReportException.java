package org.patchbridge.report;

import java.nio.file.Path;

/** A report cannot be read or written. The message names file, fact and remedy. */
public class ReportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ReportException(Path file, String fact, String remedy, Throwable cause) {
    super(message(file, fact, remedy), cause);
  }

  public ReportException(Path file, String fact, String remedy) {
    super(message(file, fact, remedy));
  }

  private static String message(Path file, String fact, String remedy) {
    return file + ": " + fact + "; " + remedy;
  }
}
