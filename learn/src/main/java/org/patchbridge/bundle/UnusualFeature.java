package org.patchbridge.bundle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;
import org.patchbridge.dataset.Column;

/**
 * A feature that makes a cell unlike all training cells.
 *
 * @param value of the cell
 * @param ordinary the central 98 % of the training cells; empty where that is not known
 * @param noveltyFall how much the cell's novelty is less where the feature counts as absent, those
 *     named before it too
 * @param noveltyWithout what is left of the novelty then
 */
public record UnusualFeature(
    String family,
    Column feature,
    double value,
    Optional<OrdinaryRanges.Range> ordinary,
    double noveltyFall,
    double noveltyWithout) {
  /** Beyond these the digits before or after the point are too many to read. */
  private static final double LARGE = 1e6;

  private static final double SMALL = 1e-4;

  /** For example {@code trough_v 5.1 mV (ordinary -75.2 to -48.3 mV)}. */
  public String words() {
    return feature.name() + " " + valueInWords() + " (" + ordinaryInWords() + ")";
  }

  public String valueInWords() {
    return number(value) + unit();
  }

  /** The range of ordinary cells, and whether the value is beside it. */
  public String ordinaryInWords() {
    return ordinary
        .map(
            range ->
                "ordinary "
                    + number(range.low())
                    + " to "
                    + number(range.high())
                    + unit()
                    + (range.holds(value) ? ", unusual beside its other features" : ""))
        .orElse("ordinary range not recorded");
  }

  private String unit() {
    return feature.unit().isEmpty() ? "" : " " + feature.unit();
  }

  private static String number(double value) {
    double size = Math.abs(value);
    return size != 0 && (size >= LARGE || size < SMALL)
        ? String.format(Locale.ROOT, "%.2e", value)
        : new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }
}
