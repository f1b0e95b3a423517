package org.patchbridge.files;

/**
 * The bytes of a file cannot be had any more, because of the network or because another file is
 * there now. It says nothing about what is in the file: nobody may take it for damage and go on
 * without the part that is missing.
 */
public final class SourceLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message the file, the fact and the remedy
   */
  public SourceLostException(String message, Throwable cause) {
    super(message, cause);
  }
}
