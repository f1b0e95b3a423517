package org.patchbridge.spca;

import java.util.Arrays;
import org.patchbridge.random.RandomStream;

/**
 * {@code (XᵀX + λI) / (1 + λ)}: the Gram matrix of the data augmented with the ridge, on which the
 * elastic net is a lasso.
 *
 * @param shrinkage {@code 1 / √(1 + λ)}, the factor that the augmentation puts on a correlation
 * @param variableKeys one random number a variable, for hashing active sets
 */
record RidgedGram(int width, double[] values, double shrinkage, long[] variableKeys) {
  /** Any number: the keys only spread active sets over a hash table. */
  private static final long KEY_SEED = 20061;

  static RidgedGram of(RowMajor gram, double ridge) {
    int width = gram.columns();
    double[] values = gram.values().clone();
    for (int i = 0; i < width; i++) {
      values[i * width + i] += ridge;
    }
    for (int at = 0; at < values.length; at++) {
      values[at] /= 1 + ridge;
    }
    RandomStream random = RandomStream.of(KEY_SEED);
    long[] keys = new long[width];
    Arrays.setAll(keys, variable -> random.nextLong());
    return new RidgedGram(width, values, 1 / Math.sqrt(1 + ridge), keys);
  }
}
