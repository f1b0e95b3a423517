package org.patchbridge.archive;

/**
 * A public file could not be had as it should be: the network, or bytes that are not those of the
 * catalogue. The message says which file, what happened and what to do.
 */
public final class FetchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The way that is left where the network is not. */
  static final String BY_HAND = "or get the file by other means and name its folder with --from";

  FetchException(PublicTable table, String fact, String remedy) {
    super(table.name() + " from " + table.address() + ": " + fact + "; " + remedy);
  }
}
