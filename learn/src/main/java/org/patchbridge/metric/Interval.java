package org.patchbridge.metric;

import java.util.Arrays;
import java.util.Locale;
import org.patchbridge.dataset.Quantile;

/**
 * A bootstrap percentile interval.
 *
 * @param level nominal coverage, for example 0.95
 * @param replicates number of resamples in which the quantity is defined
 * @param unit what was resampled
 * @param units how many of them there are
 */
public record Interval(
    double lower, double upper, double level, int replicates, ResamplingUnit unit, int units) {

  /**
   * Percentiles of the replicates, linearly interpolated between order statistics. Replicates in
   * which the quantity is not defined (NaN) are left out; where that is half of them or more, both
   * bounds are NaN.
   */
  static Interval of(double[] replicates, double level, ResamplingUnit unit, int units) {
    double[] sorted =
        Arrays.stream(replicates).filter(value -> !Double.isNaN(value)).sorted().toArray();
    if (2 * sorted.length <= replicates.length) {
      return new Interval(Double.NaN, Double.NaN, level, sorted.length, unit, units);
    }
    double tail = (1 - level) / 2;
    return new Interval(
        Quantile.of(sorted, tail),
        Quantile.of(sorted, 1 - tail),
        level,
        sorted.length,
        unit,
        units);
  }

  /** From the same resamples, symmetric. */
  public Interval around(double value, double halfWidth) {
    return new Interval(value - halfWidth, value + halfWidth, level, replicates, unit, units);
  }

  /** What was resampled, with its number: as in "95 % intervals over 77 donors". */
  public String over() {
    return String.format(Locale.ROOT, "%,d %s", units, unit.label());
  }

  public boolean contains(double value) {
    return lower <= value && value <= upper;
  }

  /** For example {@code [0.8512, 0.8903]}. */
  public String format(int decimals) {
    String number = "%." + decimals + "f";
    return String.format(Locale.ROOT, "[" + number + ", " + number + "]", lower, upper);
  }
}
