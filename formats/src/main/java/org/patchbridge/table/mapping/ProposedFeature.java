package org.patchbridge.table.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.patchbridge.table.vocabulary.Definition;
import org.patchbridge.table.vocabulary.ValueTransform;

/**
 * A column that is probably a feature.
 *
 * @param isSure whether name and magnitude agree and nothing is lacking; else a person has to
 *     decide
 * @param why one sentence each
 * @param lacking operands that a person has to fill in
 */
public record ProposedFeature(
    MappedFeature mapped, boolean isSure, List<String> why, List<String> lacking) {
  public ProposedFeature {
    why = List.copyOf(why);
    lacking = List.copyOf(lacking);
  }

  /**
   * @param options of the feature, the best first
   */
  static ProposedFeature of(WantedFeature wanted, List<FeatureFit.Option> options) {
    FeatureFit.Option best = options.get(0);
    List<String> why = new ArrayList<>();
    why.add(name(best) + "; " + unit(best) + "; " + magnitude(best, wanted));
    if (best.mapped().transform() != ValueTransform.NONE) {
      why.add(
          "the column is taken as "
              + best.definition().words()
              + "; "
              + best.mapped().transform().words());
    }
    if (!best.lacking().isEmpty()) {
      why.add("fill in " + String.join(", ", best.lacking()) + " and uncomment");
    }
    if (!best.reading().note().isEmpty()) {
      why.add("note: " + best.reading().note());
    }
    if (best.definition() == Definition.HALF_AMPLITUDE
        && best.mapped().transform().operands().isEmpty()
        && wanted.column().name().startsWith("width_")
        && !wanted.column().name().contains("suprathresh")) {
      why.add(
          "note: measured above threshold it is about a fifth shorter than IPFX's; the transform"
              + " width-at-half-prominence needs the slopes of the spike, which were not found");
    }
    options.stream()
        .skip(1)
        .forEach(other -> why.add("perhaps instead: '" + other.column().name() + "'"));
    return new ProposedFeature(
        best.mapped(), best.isPlausible() && best.lacking().isEmpty(), why, best.lacking());
  }

  private static String name(FeatureFit.Option option) {
    String what =
        option.isExact() ? "exact name" : "synonym of " + option.reading().measure().name();
    return option
        .reading()
        .sweep()
        .map(
            sweep ->
                what
                    + (option.reading().isSweepNamed()
                        ? ", of " + sweep.words()
                        : ", no sweep named: " + sweep.words() + " is taken"))
        .orElse(what);
  }

  private static String unit(FeatureFit.Option option) {
    if (option.isUnitInHeader()) {
      return "unit in the header";
    }
    return option.mapped().unit().text().equals("ratio") ? "a ratio" : "unit by magnitude";
  }

  private static String magnitude(FeatureFit.Option option, WantedFeature wanted) {
    if (wanted.usual().isEmpty()) {
      return "magnitude not judged: the model has no range";
    }
    if (Double.isNaN(option.median())) {
      return "magnitude not judged";
    }
    UsualRange usual = wanted.usual().get();
    return String.format(
        Locale.ROOT,
        "median %s %s, usual %s to %s: %s",
        PlausibleMagnitude.shown(option.median()),
        wanted.column().unit(),
        PlausibleMagnitude.shown(usual.low()),
        PlausibleMagnitude.shown(usual.high()),
        option.isPlausible()
            ? "agrees"
            : "disagrees" + PlausibleMagnitude.cause(option.median(), usual));
  }
}
