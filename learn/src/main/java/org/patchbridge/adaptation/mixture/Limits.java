package org.patchbridge.adaptation.mixture;

import java.util.Arrays;
import org.patchbridge.dataset.Quantile;

/**
 * Lowest and highest value of each feature that is kept as it is; what lies beyond is drawn in.
 *
 * @param low −∞ where nothing is drawn in
 * @param high ∞ where nothing is drawn in
 */
public record Limits(double[] low, double[] high) {

  public static Limits none(int width) {
    double[] low = new double[width];
    double[] high = new double[width];
    Arrays.fill(low, Double.NEGATIVE_INFINITY);
    Arrays.fill(high, Double.POSITIVE_INFINITY);
    return new Limits(low, high);
  }

  /**
   * @param scores cells × features, NaN where absent
   * @param tail share of the present values beyond each limit
   */
  public static Limits of(double[][] scores, int width, double tail) {
    Limits limits = none(width);
    for (int column = 0; column < width; column++) {
      int at = column;
      double[] sorted =
          Arrays.stream(scores)
              .mapToDouble(cell -> cell[at])
              .filter(value -> !Double.isNaN(value))
              .sorted()
              .toArray();
      if (sorted.length > 0) {
        limits.low[column] = Quantile.of(sorted, tail);
        limits.high[column] = Quantile.of(sorted, 1 - tail);
      }
    }
    return limits;
  }

  /** Copies; absent values stay NaN. */
  public double[][] drawnIn(double[][] scores) {
    double[][] result = new double[scores.length][];
    for (int i = 0; i < scores.length; i++) {
      double[] cell = scores[i].clone();
      for (int column = 0; column < cell.length; column++) {
        cell[column] = Math.max(low[column], Math.min(high[column], cell[column]));
      }
      result[i] = cell;
    }
    return result;
  }
}
