package org.patchbridge.table.mapping;

import java.util.Arrays;
import org.patchbridge.dataset.Quantile;

/**
 * Where a feature's values usually lie, in its unit.
 *
 * @param low nearly all values are above
 * @param median of an average cell
 * @param high nearly all values are below
 */
public record UsualRange(double low, double median, double high) {
  /** Another rig or temperature moves values by less than this share of the range, mostly. */
  private static final double MARGIN = 0.6;

  public UsualRange {
    if (!(low <= median && median <= high)) {
      throw new IllegalArgumentException(low + ", " + median + ", " + high + " are not ascending");
    }
  }

  /** The median of some values; NaN where there are none. */
  static double medianOf(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? Double.NaN : Quantile.of(sorted, 0.5);
  }

  /**
   * Whether a table's median is plausible for the feature: inside of the range widened on both
   * sides, never beyond 0 where the range is on one side of it.
   */
  boolean isPlausible(double value) {
    double spread = MARGIN * (high - low);
    double from = low > 0 ? Math.max(low - spread, low / 4) : low - spread;
    double to = high < 0 ? Math.min(high + spread, high / 4) : high + spread;
    return from <= value && value <= to;
  }

  /** How far a median is from the usual one, in widths of the range. */
  double distance(double value) {
    return Math.abs(value - median) / Math.max(high - low, Double.MIN_NORMAL);
  }
}
