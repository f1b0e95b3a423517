package org.patchbridge.metric;

import java.util.Arrays;
import java.util.Locale;

/**
 * Mean and sample standard deviation (n − 1) over runs, as papers print them.
 *
 * @param sd NaN where n is below 2
 * @param n number of runs
 */
public record MeanSd(double mean, double sd, int n) {

  /** Of no values: mean and SD are NaN. */
  public static MeanSd of(double... values) {
    int n = values.length;
    double mean = Arrays.stream(values).sum() / n;
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return new MeanSd(mean, n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1)), n);
  }

  /** For example {@code 0.8738 ± 0.0136}; without the SD where there is only one run. */
  public String format(int decimals) {
    String number = "%." + decimals + "f";
    return n < 2
        ? String.format(Locale.ROOT, number, mean)
        : String.format(Locale.ROOT, number + " ± " + number, mean, sd);
  }
}
