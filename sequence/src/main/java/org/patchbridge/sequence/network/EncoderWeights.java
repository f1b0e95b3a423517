package org.patchbridge.sequence.network;

import java.util.Arrays;
import org.patchbridge.random.RandomStream;

/**
 * Parameters of an encoder outside libtorch. The array is not copied; treat it as read-only.
 *
 * @param values in the order of {@link EncoderParameter}
 */
public record EncoderWeights(EncoderShape shape, float[] values) {

  public EncoderWeights {
    if (values.length != shape.parameters()) {
      throw new IllegalArgumentException(
          values.length + " values for an encoder of " + shape.parameters() + " parameters");
    }
  }

  /** Drawn from the distributions PyTorch uses unless told otherwise. */
  public static EncoderWeights initial(EncoderShape shape, long seed) {
    RandomStream random = RandomStream.of(seed);
    float[] values = new float[shape.parameters()];
    for (EncoderParameter parameter : EncoderParameter.values()) {
      int from = parameter.offset(shape);
      int to = from + parameter.size(shape);
      double bound = parameter.bound(shape);
      for (int i = from; i < to && bound > 0; i++) {
        values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
      }
      if (parameter == EncoderParameter.INPUT_SCALE || parameter == EncoderParameter.NORM_SCALE) {
        Arrays.fill(values, from, to, 1);
      }
    }
    return new EncoderWeights(shape, values);
  }
}
