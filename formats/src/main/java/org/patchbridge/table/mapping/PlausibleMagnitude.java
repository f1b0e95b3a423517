package org.patchbridge.table.mapping;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;
import org.patchbridge.table.DelimitedTable;

/** Whether a column's numbers are of the size that the feature usually has. */
final class PlausibleMagnitude {
  /** A median within this factor of a power of thousand is told as that power. */
  private static final double NEAR = 5;

  private PlausibleMagnitude() {}

  /** A sentence where the median is far from what is usual; empty where it is not, or not known. */
  static Optional<String> warning(
      DelimitedTable table, MappedFeature feature, WantedFeature meant, double[] values) {
    double median = UsualRange.medianOf(values);
    return meant
        .usual()
        .filter(usual -> values.length > 1 && !usual.isPlausible(median))
        .map(
            usual ->
                String.format(
                    Locale.ROOT,
                    "%s, column '%s': the median as %s is %s %s, usual is %s to %s%s",
                    table.file(),
                    feature.column(),
                    feature.feature(),
                    shown(median),
                    meant.column().unit(),
                    shown(usual.low()),
                    shown(usual.high()),
                    cause(median, usual)));
  }

  /** What probably went wrong; empty where nothing suggests itself. */
  static String cause(double median, UsualRange usual) {
    double ratio = median / usual.median();
    if (ratio < 0 && usual.isPlausible(-median)) {
      return ": the sign is the other one; is transform 'negate' missing?";
    }
    for (double factor : new double[] {1e3, 1e6}) {
      if (isNear(ratio, factor)) {
        return times(factor) + " too large; is the column's unit the next smaller one?";
      }
      if (isNear(ratio, 1 / factor)) {
        return times(factor) + " too small; is the column's unit the next larger one?";
      }
    }
    return "; check the unit, and that it is the measure that is meant";
  }

  private static boolean isNear(double ratio, double factor) {
    return ratio > factor / NEAR && ratio < factor * NEAR;
  }

  private static String times(double factor) {
    return String.format(Locale.ROOT, ": about %.0f times", factor);
  }

  /** Three significant digits. */
  static String shown(double value) {
    return new BigDecimal(value, new MathContext(3)).stripTrailingZeros().toPlainString();
  }
}
