package org.patchbridge.spark;

import java.io.Serializable;

/**
 * What comes back of a recording; its features are in its Parquet file.
 *
 * @param wasDone whether there was a result of the same state
 * @param refusal why it gave none; null where it did
 */
record TaskOutcome(String path, boolean wasDone, String refusal) implements Serializable {
  private static final long serialVersionUID = 1L;
}
