package org.patchbridge.npy;

/** A NumPy file cannot be used. The message reads {@code file: fact; remedy}. */
public final class NpyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NpyException(String source, String fact, String remedy) {
    super(source + ": " + fact + "; " + remedy);
  }

  NpyException(String source, String fact, String remedy, Throwable cause) {
    super(source + ": " + fact + "; " + remedy, cause);
  }
}
