package org.patchbridge.work;

/** A study cannot be opened, read or continued. The message says which, why and what to do. */
public final class StudyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StudyException(String message) {
    super(message);
  }

  public StudyException(String message, Throwable cause) {
    super(message, cause);
  }
}
