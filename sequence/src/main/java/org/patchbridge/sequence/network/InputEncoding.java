package org.patchbridge.sequence.network;

/** How families of unequal width, some values of which are absent, become a sequence. */
public enum InputEncoding {
  /**
   * As published (arXiv 2603.11000): absent values are 0 before z-scoring, families are padded with
   * zeros to the widest, and the normalisation of the input sees the padding. A family that is
   * absent takes part in the attention like any other.
   */
  ZERO_FILLED,

  /**
   * Absent values take no part in z-scoring and stand at the training mean; the normalisation of
   * the input sees the present values of the family only; a family without a present value gets no
   * attention.
   */
  MASKED
}
