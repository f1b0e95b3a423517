package org.patchbridge.sequence;

import java.util.Arrays;

/** What is added to class scores to move from one prior to another. */
public final class PriorOffsets {
  private static final double LEAST_SHARE = 1e-4;

  private PriorOffsets() {}

  public static double[] none(int classes) {
    return new double[classes];
  }

  /**
   * Weight · ln of the share of each class; a class without a cell counts as one of half a cell.
   *
   * @param counts training cells of each class
   * @param weight negative to subtract
   */
  public static double[] of(int[] counts, double weight) {
    double total = 0;
    for (int count : counts) {
      total += Math.max(count, 0.5);
    }
    double[] offsets = new double[counts.length];
    for (int c = 0; c < counts.length && weight != 0; c++) {
      offsets[c] = weight * Math.log(Math.max(counts[c], 0.5) / total);
    }
    return offsets;
  }

  /**
   * ln of the ratio of the shares.
   *
   * @param source shares of the classes in training, positive
   * @param target shares to assume; a share below 0.0001 counts as that, since its logarithm would
   *     rule the class out
   */
  public static double[] between(double[] source, double[] target) {
    double[] offsets = new double[source.length];
    Arrays.setAll(offsets, c -> Math.log(Math.max(target[c], LEAST_SHARE) / source[c]));
    return offsets;
  }
}
