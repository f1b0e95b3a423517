package org.patchbridge.callpage;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.patchbridge.adaptation.BatchAdaptation;
import org.patchbridge.adaptation.ClassShare;
import org.patchbridge.adaptation.FeatureShift;
import org.patchbridge.inspection.TextTable;
import org.patchbridge.rig.RigShift;

/** The shift report: what was found of a batch's rig, for people. */
public final class ShiftText {
  private ShiftText() {}

  /** A line where nothing was done and nothing is to be said; else the whole report. */
  public static List<String> lines(RigShift shift) {
    BatchAdaptation found = shift.adaptation();
    List<String> lines = new ArrayList<>();
    lines.add("Rig of " + shift.source() + ": " + found.method().label() + ". " + found.why());
    lines.add("  Promise       " + found.verdict().label());
    found.reasons().forEach(reason -> lines.add("                " + reason));
    if (!found.isAdapted() && found.reasons().isEmpty()) {
      return lines;
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "  Learnt from   %d cells%s, %d features",
            shift.cells() + shift.background(),
            shift.background() == 0 ? "" : " (" + shift.background() + " of the background)",
            found.features().size()));
    lines.add(
        String.format(
            Locale.ROOT,
            "  Expected      %.0f %% of all cells have the right subclass as the most probable one",
            100 * found.expectedRight()));
    found
        .separationBefore()
        .ifPresent(
            before ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "  Told apart    from training cells by a classifier: area %.2f%s (0.5 is"
                            + " not at all)",
                        before,
                        after(found))));
    lines.add(unlike(found));
    lines.add("  Rests on      " + found.assumption());
    lines.add("");
    lines.addAll(features(found));
    lines.add("");
    lines.addAll(shares(found));
    lines.add("");
    return lines;
  }

  private static String after(BatchAdaptation found) {
    return found.isAdapted()
        ? String.format(
            Locale.ROOT,
            " before, %.2f after",
            found.separationAfter().orElse(Double.NaN))
        : "";
  }

  private static String unlike(BatchAdaptation found) {
    return found.isAdapted()
        ? String.format(
            Locale.ROOT,
            "  Unlike        every subclass: %.0f %% of the cells before, %.0f %% after (of cells of"
                + " the reference %.0f %%)",
            100 * found.strangeBefore(),
            100 * found.strange(),
            100 * found.usuallyStrange())
        : String.format(
            Locale.ROOT,
            "  Unlike        every subclass: %.0f %% of the cells (of cells of the reference %.0f"
                + " %%)",
            100 * found.strange(),
            100 * found.usuallyStrange());
  }

  private static List<String> features(BatchAdaptation found) {
    TextTable table =
        new TextTable()
            .left("  feature (medians)")
            .right("here")
            .right("mapped")
            .right("reference")
            .right("shift in SDs")
            .right("scale");
    for (FeatureShift feature : found.features()) {
      table.row(
          "  "
              + feature.feature()
              + (feature.isLogarithmic() ? ", logarithm" : "")
              + (feature.unit().isEmpty() ? "" : " (" + feature.unit() + ")"),
          number(feature.median()),
          number(feature.mappedMedian()),
          number(feature.referenceMedian()),
          String.format(Locale.ROOT, "%+.2f", feature.shift()),
          String.format(Locale.ROOT, "%.2f", feature.scale()));
    }
    return table.lines();
  }

  private static List<String> shares(BatchAdaptation found) {
    TextTable table =
        new TextTable()
            .left("  subclass")
            .right("share here")
            .left("95 % interval")
            .right("in training");
    for (ClassShare share : found.shares()) {
      table.row(
          "  " + share.name(),
          String.format(Locale.ROOT, "%.2f", share.estimate()),
          String.format(Locale.ROOT, "%.2f to %.2f", share.lower(), share.upper()),
          String.format(Locale.ROOT, "%.2f", share.reference()));
    }
    return table.lines();
  }

  /** Three digits that count. */
  private static String number(OptionalDouble value) {
    return value.isEmpty() || !Double.isFinite(value.getAsDouble())
        ? "absent"
        : new BigDecimal(value.getAsDouble())
            .round(new MathContext(3))
            .stripTrailingZeros()
            .toPlainString();
  }
}
