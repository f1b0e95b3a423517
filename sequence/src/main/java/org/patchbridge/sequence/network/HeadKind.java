package org.patchbridge.sequence.network;

/** How class scores are computed from the encoder's vector. */
public enum HeadKind {
  /** A linear map with bias. */
  LINEAR,
  /** Scaled cosines to one direction per class, with an angular margin in training (Deng 2019). */
  ARC_FACE
}
