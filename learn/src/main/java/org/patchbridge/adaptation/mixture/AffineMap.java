package org.patchbridge.adaptation.mixture;

import java.util.Arrays;

/**
 * From standard scores of a batch to those of the reference: {@code scale · z + shift}, feature by
 * feature.
 *
 * @param scale all positive
 * @param shift in standard deviations of the reference
 */
public record AffineMap(double[] scale, double[] shift) {
  public AffineMap {
    if (scale.length != shift.length) {
      throw new IllegalArgumentException(scale.length + " scales, " + shift.length + " shifts");
    }
    if (!Arrays.stream(scale).allMatch(value -> value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException("scales are " + Arrays.toString(scale));
    }
  }

  /** Changes nothing. */
  public static AffineMap identity(int width) {
    double[] scale = new double[width];
    Arrays.fill(scale, 1);
    return new AffineMap(scale, new double[width]);
  }

  /** One cell's scores, mapped; absent ones stay NaN. */
  public double[] of(double[] scores) {
    double[] mapped = new double[scores.length];
    for (int column = 0; column < mapped.length; column++) {
      mapped[column] = scale[column] * scores[column] + shift[column];
    }
    return mapped;
  }

  /** All cells. */
  public double[][] of(double[][] scores) {
    return Arrays.stream(scores).map(this::of).toArray(double[][]::new);
  }

  /** Sum of the logarithms of the scales of the features that a cell has. */
  public double logVolume(double[] scores) {
    double sum = 0;
    for (int column = 0; column < scale.length; column++) {
      sum += Double.isNaN(scores[column]) ? 0 : Math.log(scale[column]);
    }
    return sum;
  }

  /** Root mean square of the shifts. */
  public double meanShift() {
    return Math.sqrt(Arrays.stream(shift).map(value -> value * value).average().orElse(0));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AffineMap same
        && Arrays.equals(scale, same.scale)
        && Arrays.equals(shift, same.shift);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(scale) + Arrays.hashCode(shift);
  }
}
