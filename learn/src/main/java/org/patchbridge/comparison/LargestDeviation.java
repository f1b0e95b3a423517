package org.patchbridge.comparison;

import java.util.Arrays;

/**
 * The largest standardised deviation of several quantities in every resample. Quantities are added
 * one by one, so that their replicates need not be in memory together.
 */
final class LargestDeviation {
  private final double[] largest;

  /**
   * @param resamples how many replicates every quantity has
   */
  LargestDeviation(int resamples) {
    this.largest = new double[resamples];
  }

  /**
   * @param estimate NaN for a quantity that takes no part
   * @param replicates one a resample; NaN where it was not defined
   * @return standard error of the quantity; NaN below two replicates
   */
  double add(double estimate, double[] replicates) {
    double error = deviation(replicates);
    for (int r = 0; error > 0 && r < largest.length; r++) {
      double standardised = Math.abs(replicates[r] - estimate) / error;
      largest[r] = standardised > largest[r] ? standardised : largest[r];
    }
    return error;
  }

  /** With n − 1, over the replicates that are defined; NaN below two of them. */
  private static double deviation(double[] replicates) {
    double[] defined = Arrays.stream(replicates).filter(value -> !Double.isNaN(value)).toArray();
    double mean = Arrays.stream(defined).average().orElse(Double.NaN);
    double squares = Arrays.stream(defined).map(value -> (value - mean) * (value - mean)).sum();
    return defined.length < 2 ? Double.NaN : Math.sqrt(squares / (defined.length - 1));
  }

  /** Standard errors on either side that hold for all quantities at this level; 0 of none. */
  double quantile(double level) {
    double[] sorted = largest.clone();
    Arrays.sort(sorted);
    int at = (int) Math.ceil(level * sorted.length) - 1;
    return sorted.length == 0 ? 0 : sorted[Math.max(0, at)];
  }
}
