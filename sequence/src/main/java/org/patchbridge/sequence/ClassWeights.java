package org.patchbridge.sequence;

import java.util.Arrays;

/** Weights of classes in a loss, from the number of training cells of each. */
final class ClassWeights {
  private ClassWeights() {}

  static int[] counts(int[] labels, int classes) {
    int[] counts = new int[classes];
    for (int label : labels) {
      counts[label]++;
    }
    return counts;
  }

  static float[] equal(int classes) {
    float[] weights = new float[classes];
    Arrays.fill(weights, 1);
    return weights;
  }

  /** Proportional to 1 ÷ count, scaled to sum to the number of classes; 0 for an empty class. */
  static float[] inverseFrequency(int[] counts) {
    double[] weights = new double[counts.length];
    for (int c = 0; c < counts.length; c++) {
      weights[c] = counts[c] == 0 ? 0 : 1.0 / counts[c];
    }
    return scaled(weights);
  }

  /**
   * Proportional to (1 − β) ÷ (1 − β^count), the inverse of the effective number of cells (Cui et
   * al. 2019), scaled to sum to the number of classes; 0 for an empty class.
   *
   * @param beta at least 0, below 1
   */
  static float[] effectiveNumber(int[] counts, double beta) {
    double[] weights = new double[counts.length];
    for (int c = 0; c < counts.length; c++) {
      weights[c] = counts[c] == 0 ? 0 : (1 - beta) / (1 - Math.pow(beta, counts[c]));
    }
    return scaled(weights);
  }

  private static float[] scaled(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    float[] result = new float[weights.length];
    for (int c = 0; c < weights.length; c++) {
      result[c] = (float) (weights[c] * weights.length / sum);
    }
    return result;
  }
}
