package org.patchbridge.sequence.network;

import org.patchbridge.random.RandomStream;

/**
 * Parameters of a head outside libtorch. The array is not copied; treat it as read-only.
 *
 * @param inputs length of the encoder's vector
 * @param values {@code classes × inputs}, then for {@link HeadKind#LINEAR} one bias a class
 */
public record HeadWeights(HeadKind kind, int inputs, int classes, float[] values) {

  public HeadWeights {
    if (values.length != size(kind, inputs, classes)) {
      throw new IllegalArgumentException(
          values.length
              + " values for a head of "
              + inputs
              + " inputs and "
              + classes
              + " classes");
    }
  }

  public static int size(HeadKind kind, int inputs, int classes) {
    return classes * inputs + (kind == HeadKind.LINEAR ? classes : 0);
  }

  /** As PyTorch: uniform within 1/√inputs; Xavier's uniform for the directions of ArcFace. */
  public static HeadWeights initial(HeadKind kind, int inputs, int classes, long seed) {
    RandomStream random = RandomStream.of(seed);
    double bound =
        switch (kind) {
          case LINEAR -> 1 / Math.sqrt(inputs);
          case ARC_FACE -> Math.sqrt(6.0 / (inputs + classes));
        };
    float[] values = new float[size(kind, inputs, classes)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
    }
    return new HeadWeights(kind, inputs, classes, values);
  }
}
