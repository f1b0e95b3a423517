package org.patchbridge.bundle;

/** Cells whose features are not those that a model takes; the message shows both. */
public final class MismatchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MismatchException(String message) {
    super(message);
  }
}
