package org.patchbridge.comparison;

import java.util.Arrays;

/**
 * Intervals that all hold at once with the given probability: estimate ± q × standard error, where
 * q is the quantile, over resamples, of the largest standardised deviation among all quantities
 * (studentised maximum; Westfall &amp; Young 1993). Unlike a Bonferroni correction it makes use of
 * how strongly the quantities depend on one another.
 */
public final class SimultaneousIntervals {
  private final double[] standardError;
  private final double quantile;

  private SimultaneousIntervals(double[] standardError, double quantile) {
    this.standardError = standardError;
    this.quantile = quantile;
  }

  /**
   * @param estimates one per quantity; NaN for one that takes no part
   * @param replicates {@code quantities × replicates}; NaN where it was not defined
   */
  public static SimultaneousIntervals of(double[] estimates, double[][] replicates, double level) {
    double[] errors = new double[estimates.length];
    double[] largest = new double[replicates.length == 0 ? 0 : replicates[0].length];
    for (int k = 0; k < errors.length; k++) {
      errors[k] = deviation(replicates[k]);
      for (int r = 0; errors[k] > 0 && r < largest.length; r++) {
        double standardised = Math.abs(replicates[k][r] - estimates[k]) / errors[k];
        largest[r] = standardised > largest[r] ? standardised : largest[r];
      }
    }
    Arrays.sort(largest);
    int at = (int) Math.ceil(level * largest.length) - 1;
    return new SimultaneousIntervals(errors, largest.length == 0 ? 0 : largest[Math.max(0, at)]);
  }

  /** With n − 1, over the replicates that are defined; NaN below two of them. */
  private static double deviation(double[] replicates) {
    double[] defined = Arrays.stream(replicates).filter(value -> !Double.isNaN(value)).toArray();
    double mean = Arrays.stream(defined).average().orElse(Double.NaN);
    double squares = Arrays.stream(defined).map(value -> (value - mean) * (value - mean)).sum();
    return defined.length < 2 ? Double.NaN : Math.sqrt(squares / (defined.length - 1));
  }

  /** Standard errors on either side of an estimate. */
  public double quantile() {
    return quantile;
  }

  /** How far the interval of quantity {@code k} reaches on either side; NaN without replicates. */
  public double halfWidth(int k) {
    return quantile * standardError[k];
  }
}
