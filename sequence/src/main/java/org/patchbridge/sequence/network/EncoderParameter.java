package org.patchbridge.sequence.network;

/**
 * The parts of an encoder's parameter vector, in their order there. Gates are in the order input,
 * forget, output, candidate; directions are forward, backward.
 */
enum EncoderParameter {
  /** {@code width}. */
  INPUT_SCALE,
  /** {@code width}. */
  INPUT_SHIFT,
  /** {@code 2 directions × 4 gates × hidden × width}. */
  INPUT_WEIGHT,
  /** {@code 2 directions × 4 gates × hidden × hidden}. */
  RECURRENT_WEIGHT,
  /** {@code 2 directions × 4 gates × hidden}. */
  INPUT_BIAS,
  /** {@code 2 directions × 4 gates × hidden}; redundant, but it makes AdamW's steps PyTorch's. */
  RECURRENT_BIAS,
  /** {@code attention × outputs}; the three of the attention are empty without it. */
  ATTENTION_WEIGHT,
  /** {@code attention}. */
  ATTENTION_BIAS,
  /** {@code attention}. */
  ATTENTION_SCORE,
  /** {@code outputs}. */
  NORM_SCALE,
  /** {@code outputs}. */
  NORM_SHIFT;

  int size(EncoderShape shape) {
    int gates = 2 * 4 * shape.hidden();
    int attention = shape.pooling() == Pooling.ATTENTION ? shape.attention() : 0;
    return switch (this) {
      case INPUT_SCALE, INPUT_SHIFT -> shape.width();
      case INPUT_WEIGHT -> gates * shape.width();
      case RECURRENT_WEIGHT -> gates * shape.hidden();
      case INPUT_BIAS, RECURRENT_BIAS -> gates;
      case ATTENTION_WEIGHT -> attention * shape.outputs();
      case ATTENTION_BIAS, ATTENTION_SCORE -> attention;
      case NORM_SCALE, NORM_SHIFT -> shape.outputs();
    };
  }

  int offset(EncoderShape shape) {
    int offset = 0;
    for (EncoderParameter before : values()) {
      if (before == this) {
        break;
      }
      offset += before.size(shape);
    }
    return offset;
  }

  /** Half the width of the uniform distribution PyTorch initialises with; 0 where it sets ones. */
  double bound(EncoderShape shape) {
    return switch (this) {
      case INPUT_SCALE, INPUT_SHIFT, NORM_SCALE, NORM_SHIFT -> 0;
      case INPUT_WEIGHT, RECURRENT_WEIGHT, INPUT_BIAS, RECURRENT_BIAS ->
          1 / Math.sqrt(shape.hidden());
      case ATTENTION_WEIGHT, ATTENTION_BIAS -> 1 / Math.sqrt(shape.outputs());
      case ATTENTION_SCORE -> 1 / Math.sqrt(shape.attention());
    };
  }
}
