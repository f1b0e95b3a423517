package org.patchbridge.callpage;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.Call;
import org.patchbridge.bundle.Evidence.FeatureEvidence;
import org.patchbridge.bundle.SetNotes;
import org.patchbridge.certainty.NoveltyLimit;
import org.patchbridge.dataset.Column;
import org.patchbridge.explain.TypicalRanges;
import org.patchbridge.inspection.TextTable;
import org.patchbridge.prediction.EvidenceText;
import org.patchbridge.prediction.Prediction;
import org.patchbridge.prediction.PredictionFlags;

/** Predictions for people: one cell at length, many in a table. */
public final class PredictionText {
  private static final int MOST_FEATURES = 8;

  private final Bundle bundle;

  public PredictionText(Bundle bundle) {
    this.bundle = bundle;
  }

  public List<String> lines(List<Prediction> predictions) {
    if (predictions.size() > 1) {
      return table(predictions);
    }
    return predictions.get(0) instanceof Prediction.Made made && made.refit().isPresent()
        ? new PredictionText(made.by(bundle)).one(made)
        : one(predictions.get(0));
  }

  private List<String> one(Prediction prediction) {
    if (prediction instanceof Prediction.Refused refused) {
      return List.of("refused: " + refused.reason());
    }
    Prediction.Made made = (Prediction.Made) prediction;
    Call call = made.call();
    List<String> lines = new ArrayList<>();
    lines.add(
        "Cell "
            + call.cell()
            + ": "
            + call.subclass()
                .orElse(call.verdict().words() + ", most probable " + call.mostProbable()));
    lines.add("");
    lines.add("  Probability   " + probabilities(call));
    lines.add("  " + setLine(call));
    SetNotes.of(bundle, call).forEach(note -> lines.add("                " + note));
    lines.add("  Novelty       " + novelty(call) + " (" + ordinary() + ")");
    lines.add("  Model         " + model());
    made.flags().forEach(flag -> lines.add("  ! " + flag));
    lines.add("");
    lines.addAll(UnusualText.lines(call.unusual(), bundle.screen().limit().greatest()));
    lines.add("Evidence for " + made.evidence().subclass() + " (change of the log-odds):");
    lines.add("  for      " + orNone(EvidenceText.speaksFor(made.evidence())));
    lines.add("  against  " + orNone(EvidenceText.speaksAgainst(made.evidence())));
    lines.add("");
    lines.addAll(features(made));
    return lines;
  }

  private static String novelty(Call call) {
    return Double.isFinite(call.novelty())
        ? String.format(Locale.ROOT, "%.2f", call.novelty())
        : "beyond measure";
  }

  private String ordinary() {
    NoveltyLimit limit = bundle.screen().limit();
    return limit.isLearnt()
        ? String.format(Locale.ROOT, "up to %.2f is ordinary", limit.greatest())
        : "the model has not learnt what is ordinary";
  }

  private static String orNone(String text) {
    return text.isEmpty() ? "nothing by itself" : text;
  }

  private String probabilities(Call call) {
    return IntStream.range(0, bundle.classes().size())
        .boxed()
        .sorted((a, b) -> Double.compare(call.probabilities()[b], call.probabilities()[a]))
        .map(
            c ->
                String.format(
                    Locale.ROOT, "%s %.3f", bundle.classes().get(c), call.probabilities()[c]))
        .collect(Collectors.joining("   "));
  }

  private String setLine(Call call) {
    return bundle
        .model()
        .sets()
        .map(
            sets ->
                String.format(
                    Locale.ROOT,
                    "%.0f %% set      %s",
                    100 * sets.level(),
                    call.set().isEmpty()
                        ? "none: a poor example of each subclass"
                        : String.join(", ", call.set())))
        .orElse("No set: the training cells had too few donors");
  }

  private List<String> features(Prediction.Made made) {
    List<FeatureEvidence> strongest =
        made.evidence().features().stream().limit(MOST_FEATURES).toList();
    if (strongest.isEmpty()) {
      return List.of();
    }
    TextTable table =
        new TextTable()
            .left("feature")
            .right("value")
            .right("evidence")
            .left("usual in each subclass");
    for (FeatureEvidence feature : strongest) {
      table.row(
          feature.feature().name() + (feature.isOfModel() ? "" : " (not of the model)"),
          number(feature.value()) + unit(feature.feature()),
          String.format(Locale.ROOT, "%+.2f", feature.logOdds()),
          ranges(feature));
    }
    List<String> lines = new ArrayList<>();
    boolean ofModel = strongest.stream().allMatch(FeatureEvidence::isOfModel);
    lines.add(
        "Single features"
            + (ofModel ? "" : ", not all taken by the model")
            + " (median and central 90 % of the training cells):");
    lines.addAll(table.lines());
    return lines;
  }

  private String ranges(FeatureEvidence feature) {
    TypicalRanges ranges = bundle.ranges();
    int column = ranges.columns(feature.family()).indexOf(feature.feature());
    return IntStream.range(0, bundle.classes().size())
        .mapToObj(
            c ->
                bundle.classes().get(c)
                    + " "
                    + number(ranges.median(feature.family(), c)[column])
                    + " ("
                    + number(ranges.low(feature.family(), c)[column])
                    + " to "
                    + number(ranges.high(feature.family(), c)[column])
                    + ")")
        .collect(Collectors.joining(", "));
  }

  private static String unit(Column feature) {
    return feature.unit().isEmpty() ? "" : " " + feature.unit();
  }

  /** Three digits that count. */
  private static String number(double value) {
    return Double.isNaN(value)
        ? "?"
        : new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }

  private List<String> table(List<Prediction> predictions) {
    TextTable table =
        new TextTable()
            .left("cell")
            .left("call")
            .left("probability")
            .left("set")
            .right("novelty")
            .left("speaks for")
            .left("flags");
    for (Prediction prediction : predictions) {
      if (prediction instanceof Prediction.Made made) {
        Call call = made.call();
        table.row(
            call.cell(),
            call.subclass().orElse("-"),
            String.format(
                Locale.ROOT, "%s %.2f", call.mostProbable(), largest(call.probabilities())),
            String.join(" ", call.set()),
            novelty(call),
            EvidenceText.speaksFor(made.evidence()),
            String.join("; ", PredictionFlags.withUnusual(made, made.by(bundle))));
      }
    }
    List<String> lines = new ArrayList<>(table.lines());
    for (Prediction prediction : predictions) {
      if (prediction instanceof Prediction.Refused refused) {
        lines.add("refused: " + refused.reason());
      } else if (prediction instanceof Prediction.Skipped skipped) {
        lines.add("skipped: " + skipped.reason());
      }
    }
    lines.addAll(new SetNoteCounts(bundle, predictions).lines());
    lines.addAll(summary(predictions));
    lines.add("Model: " + model());
    return lines;
  }

  /** The model and the cells it was trained on. */
  public String model() {
    return bundle.origin().modelTitle() + ", trained on " + bundle.origin().cellsInWords();
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).max().orElseThrow();
  }

  /** How many cells have a call, and how many of them the model was trained on. */
  public static List<String> summary(List<Prediction> predictions) {
    long made = predictions.stream().filter(Prediction.Made.class::isInstance).count();
    long called =
        predictions.stream()
            .filter(
                prediction ->
                    prediction instanceof Prediction.Made one && one.call().subclass().isPresent())
            .count();
    long skipped = predictions.stream().filter(Prediction.Skipped.class::isInstance).count();
    long cells = predictions.size() - skipped;
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
                Locale.ROOT,
                "%d cells: %d called, %d without a call, %d recordings refused",
                cells,
                called,
                made - called,
                cells - made)
            + (skipped == 0 ? "" : ", " + skipped + " paths skipped"));
    long known =
        predictions.stream()
            .filter(
                prediction ->
                    prediction instanceof Prediction.Made one && one.call().isTrainingCell())
            .count();
    if (known > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "! %d of %d cells are the model's own training cells: their calls say nothing about"
                  + " new cells",
              known,
              cells));
    }
    return lines;
  }
}
