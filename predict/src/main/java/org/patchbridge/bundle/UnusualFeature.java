package org.patchbridge.bundle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
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

  /**
   * All of a cell in a sentence: the features, and what would be left without them.
   *
   * @param unusual of a call, the strongest first
   * @param ordinary novelty up to which a cell is ordinary
   * @return empty where there are none
   */
  public static Optional<String> sentence(List<UnusualFeature> unusual, double ordinary) {
    return rest(unusual, ordinary)
        .map(
            rest ->
                "most unusual: "
                    + unusual.stream().map(UnusualFeature::words).collect(Collectors.joining(", "))
                    + " - "
                    + rest);
  }

  /** What would be left without them, for example {@code without it the novelty would be 0.93}. */
  public static Optional<String> rest(List<UnusualFeature> unusual, double ordinary) {
    if (unusual.isEmpty()) {
      return Optional.empty();
    }
    double left = unusual.get(unusual.size() - 1).noveltyWithout();
    return Optional.of(
        String.format(
            Locale.ROOT,
            "without %s the novelty would %s %.2f",
            unusual.size() == 1 ? "it" : "these " + unusual.size(),
            left <= ordinary ? "be an ordinary" : "still be",
            left));
  }

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
