package org.patchbridge.comparison;

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
    LargestDeviation largest =
        new LargestDeviation(replicates.length == 0 ? 0 : replicates[0].length);
    for (int k = 0; k < errors.length; k++) {
      errors[k] = largest.add(estimates[k], replicates[k]);
    }
    return new SimultaneousIntervals(errors, largest.quantile(level));
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
