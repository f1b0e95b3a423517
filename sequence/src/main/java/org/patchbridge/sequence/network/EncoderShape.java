package org.patchbridge.sequence.network;

/**
 * Sizes of an encoder.
 *
 * @param families steps of the sequence
 * @param width of each step
 * @param hidden units of the LSTM in each direction
 * @param attention units of the attention's hidden layer
 */
public record EncoderShape(int families, int width, int hidden, int attention, Pooling pooling) {

  public EncoderShape {
    if (families < 1 || width < 1 || hidden < 1 || attention < 1) {
      throw new IllegalArgumentException(
          "sizes are "
              + families
              + ", "
              + width
              + ", "
              + hidden
              + ", "
              + attention
              + "; at least 1");
    }
  }

  /** Length of the vector the encoder gives: both directions. */
  public int outputs() {
    return 2 * hidden;
  }

  public int parameters() {
    EncoderParameter last = EncoderParameter.NORM_SHIFT;
    return last.offset(this) + last.size(this);
  }
}
