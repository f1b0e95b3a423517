package org.patchbridge.sequence.network;

/** How the LSTM's outputs, one a family, become one vector. */
public enum Pooling {
  /** The output at the last family. */
  LAST_FAMILY,
  /** The outputs weighted by attention. */
  ATTENTION
}
