package org.patchbridge.archive;

/**
 * A public file could not be had as it should be: the network, or bytes that are not those that the
 * catalogue or the archive states. The message says which file, what happened and what to do.
 */
public final class FetchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The way that is left where the network is not. */
  static final String BY_HAND = "or get the file by other means and name its folder with --from";

  /**
   * @param what a file or address
   */
  public FetchException(String what, String fact, String remedy) {
    super(what + ": " + fact + "; " + remedy);
  }

  FetchException(PublicTable table, String fact, String remedy) {
    this(table.name() + " from " + table.address(), fact, remedy);
  }
}
