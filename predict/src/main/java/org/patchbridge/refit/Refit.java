package org.patchbridge.refit;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.certainty.HeldOutQuality;
import org.patchbridge.certainty.HeldOutQuality.Measure;

/**
 * A model that was learnt again, on the cells of another one with some of its features.
 *
 * @param bundle all of it is learnt with these features: model, calibration, limit of calls, sets,
 *     novelty, ranges and quality
 * @param features that it makes use of
 * @param all that the other model makes use of
 * @param usual quality of the other model, with all its features
 */
public record Refit(
    Bundle bundle, FeatureSubset features, FeatureSubset all, HeldOutQuality usual) {
  /** So many are named. */
  private static final int FEW = 3;

  /**
   * What is told of it where a program reads.
   *
   * @param features how many it makes use of
   * @param ofFeatures how many the other model does
   * @param names of those in use
   * @param macroF1 on donors that it had not seen
   * @param calledShare of cells that get a call, among these
   * @param calledAccuracy share of these calls that are right
   * @param macroF1WithAll of the other model
   */
  public record Facts(
      int features,
      int ofFeatures,
      List<String> names,
      Measure macroF1,
      Measure calledShare,
      Measure calledAccuracy,
      Measure macroF1WithAll) {}

  public Facts facts() {
    HeldOutQuality quality = bundle.quality();
    return new Facts(
        features.size(),
        all.size(),
        features.names(),
        macroF1(quality),
        quality.calledShare(),
        quality.calledAccuracy(),
        macroF1(usual));
  }

  /**
   * What these features are worth, for example {@code 11 of 43 features: held-out macro-F1 0.78
   * (0.76 to 0.80), 61 % (58 to 63) of cells get a call; with all 0.90 (0.89 to 0.91), 95 % (94 to
   * 96)}.
   */
  public String sentence() {
    HeldOutQuality quality = bundle.quality();
    return String.format(
        Locale.ROOT,
        "%d of %d features: held-out macro-F1 %s, %s of cells get a call; with all %s, %s",
        features.size(),
        all.size(),
        words(macroF1(quality), 1, "%.2f", ""),
        words(quality.calledShare(), 100, "%.0f", " %"),
        words(macroF1(usual), 1, "%.2f", ""),
        words(usual.calledShare(), 100, "%.0f", " %"));
  }

  /** What stands beside each call, for example {@code called with 11 of 43 features}. */
  public String flag() {
    Set<String> missing = new TreeSet<>(all.names());
    missing.removeAll(features.names());
    return "called with "
        + features.size()
        + " of "
        + all.size()
        + " features"
        + (missing.size() <= FEW ? ", without " + String.join(", ", missing) : "");
  }

  private static Measure macroF1(HeldOutQuality quality) {
    return quality.figures().stream()
        .filter(figure -> figure.name().equals("macro-F1"))
        .findFirst()
        .map(figure -> new Measure(figure.value(), figure.low(), figure.high()))
        .orElse(new Measure(Double.NaN, Double.NaN, Double.NaN));
  }

  private static String words(Measure measure, double scale, String format, String unit) {
    String value = String.format(Locale.ROOT, format, scale * measure.value()) + unit;
    return measure.hasInterval()
        ? value
            + String.format(
                Locale.ROOT,
                " (" + format + " to " + format + ")",
                scale * measure.low(),
                scale * measure.high())
        : value;
  }
}
