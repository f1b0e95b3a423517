package org.patchbridge.bundle;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.patchbridge.certainty.HeldOutQuality;
import org.patchbridge.certainty.HeldOutQuality.Measure;
import org.patchbridge.dataset.Species;
import org.patchbridge.title.SplitTitle;

/**
 * A bundle's facts for people: Markdown with a YAML head, as model cards (Mitchell et al. 2019) are
 * shared. Every number is a measured one.
 */
final class ModelCard {
  private final StringBuilder text = new StringBuilder();
  private final Bundle bundle;
  private final Bundle.Origin origin;
  private final HeldOutQuality quality;

  private ModelCard(Bundle bundle) {
    this.bundle = bundle;
    this.origin = bundle.origin();
    this.quality = bundle.quality();
  }

  static String text(Bundle bundle) {
    ModelCard card = new ModelCard(bundle);
    card.head();
    card.use();
    card.training();
    card.quality();
    card.limits();
    return card.text.toString();
  }

  private void head() {
    line("---");
    line("library_name: patchbridge");
    line("pipeline_tag: tabular-classification");
    line("tags: [electrophysiology, patch-clamp, interneurons]");
    line("model-index:");
    line("  - name: %s", yaml(origin.modelTitle() + ", " + origin.title()));
    line("    results:");
    line("      - task: {type: tabular-classification}");
    line("        dataset: {name: %s, type: %s}", yaml(origin.title()), yaml(origin.cohort()));
    line("        metrics:");
    for (HeldOutQuality.Figure figure : quality.figures()) {
      line(
          "          - {type: %s, value: %s, name: %s}",
          yaml(figure.name()), number(figure.value(), 4), yaml(SplitTitle.of(quality.scheme())));
    }
    line("---");
    line("");
  }

  private static String yaml(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private void use() {
    line("# %s: %s", origin.title(), origin.modelTitle());
    line("");
    line(
        "Tells the transcriptomic subclass of a cortical interneuron%s from its"
            + " electrophysiology: %s.",
        origin.species().map(Species::label).map(name -> " (" + name + ")").orElse(""),
        String.join(", ", bundle.classes()));
    line("");
    cells();
    line("```");
    line("patchbridge predict THIS_FOLDER RECORDINGS_OR_TABLE");
    line("```");
    line("");
    line(
        "It is for cells of these subclasses only. "
            + (bundle.screen().limit().isLearnt()
                ? "Cells unlike all training cells are flagged, and no subclass is called for them."
                : "It cannot tell cells unlike all training cells, and therefore calls none."));
    line("");
  }

  /** What a user must know before any number: a model of made-up cells is none of real ones. */
  private void cells() {
    line(
        "It was trained on %s%s.",
        origin.cellsInWords(),
        origin.cellOrigins().simulated() > 0
            ? "; simulated cells are model neurons, and what is learnt from them need not hold for"
                + " real cells"
            : "");
    line("");
  }

  private void training() {
    line("## Training");
    line("");
    line("| | |");
    line("|---|---|");
    line("| cells | %d |", origin.cells());
    line("| cells in this folder | %s |", bundle.cells().isPresent() ? "yes, with values" : "no");
    line("| origin of the cells | %s |", origin.cellOrigins().words());
    line("| donors | %s |", origin.donors() > 0 ? origin.donors() : "not known");
    line("| cells of unknown donor | %d |", origin.cellsWithoutDonor());
    line("| of each subclass | %s |", counts(origin.cellsOfClass()));
    line("| features | %s |", origin.features());
    line("| digest of the data | `%s` |", origin.cohortDigest());
    line("| learner | %s |", origin.learner());
    line("| cohort | %s |", origin.cohort());
    if (!origin.donorsOfClass().isEmpty()) {
      line("| donors of each subclass | %s |", counts(origin.donorsOfClass()));
    }
    settings("setting", origin.settings());
    settings("extraction", bundle.recipe());
    line("| seed | %d |", origin.seed());
    line("| program | %s |", origin.program());
    line("| created | %s |", origin.created());
    line("");
  }

  private static String counts(Map<String, Integer> ofClass) {
    return new TreeMap<>(ofClass)
        .entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
  }

  private void settings(String what, Map<String, String> settings) {
    new TreeMap<>(settings).forEach((name, value) -> line("| %s: %s | %s |", what, name, value));
  }

  private void quality() {
    line("## Quality on cells it had not seen");
    line("");
    line(
        "%d cells, %s; model, calibration, sets and limits were learnt anew without the tested"
            + " cells.%s",
        quality.cells(),
        SplitTitle.of(quality.scheme()),
        quality.over().map(over -> " Intervals: 95 %, bootstrap over " + over + ".").orElse(""));
    line("");
    origin.donorFacts().sentences().forEach(this::note);
    quality.notes().forEach(this::note);
    line("| | | 95 %% interval |");
    line("|---|---:|---|");
    for (HeldOutQuality.Figure figure : quality.figures()) {
      line(
          "| %s | %s | %s to %s |",
          figure.name(),
          number(figure.value(), 3),
          number(figure.low(), 3),
          number(figure.high(), 3));
    }
    line("");
    calls();
    classes();
    SetNotes.inEverySet(bundle)
        .ifPresent(
            note -> {
              line("%s%s.", note.substring(0, 1).toUpperCase(Locale.ROOT), note.substring(1));
              line("");
            });
    curve();
  }

  private void calls() {
    line(
        "Sets of subclasses promise to hold the true one in %.0f %% of the cells of each subclass.",
        100 * quality.level());
    line("");
    line("| | | 95 %% interval |");
    line("|---|---:|---|");
    line("| sets that hold the true subclass | %s |", percents(quality.coverage()));
    line(
        "| subclasses in a set | %s | %s |",
        number(quality.meanSetSize().value(), 2), interval(quality.meanSetSize(), 1, 2));
    line("| cells that get a call | %s |", percents(quality.calledShare()));
    line("| calls that are right | %s |", percents(quality.calledAccuracy()));
    line(
        "| cells said to be unlike all others, though they are not | %s |",
        percents(quality.novelShare()));
    line("");
  }

  private void classes() {
    line("| subclass | cells | precision | recall | calibration error | set holds it |");
    line("|---|---:|---:|---:|---:|---:|");
    for (HeldOutQuality.ClassQuality one : quality.classes()) {
      line(
          "| %s | %d | %s | %s | %s | %s |",
          one.name(),
          one.cells(),
          inOneCell(one.precision()),
          inOneCell(one.recall()),
          inOneCell(one.calibrationError()),
          inOneCell(one.coverage()));
    }
    line("");
    line(
        "A calibration error is biased upwards in small samples, and its interval more: that may"
            + " lie above the error itself, and perfect probabilities have one above 0.");
    line("");
  }

  private void curve() {
    line("| most certain cells | accuracy | 95 %% interval |");
    line("|---:|---:|---|");
    for (HeldOutQuality.CurvePoint point : quality.curve()) {
      line("| %s %% | %s |", number(100 * point.share(), 0), percents(point.accuracy()));
    }
    line("");
  }

  private void limits() {
    line("## Limits");
    line("");
    line(
        "The figures hold for cells that were recorded as the training cells were. Another"
            + " protocol, temperature, solution or species shifts features; a prior of other"
            + " subclasses shifts probabilities (`--prior`). A call is evidence, not a"
            + " transcriptome. For a cell that the model was trained on, a call says nothing; such"
            + " cells are flagged.");
  }

  /** Two columns: the number and its interval, both in percent. */
  static String percents(Measure share) {
    return Double.isNaN(share.value())
        ? "none | "
        : number(100 * share.value(), 1) + " % | " + interval(share, 100, 1);
  }

  private static String inOneCell(Measure measure) {
    String interval = interval(measure, 1, 3);
    return number(measure.value(), 3) + (interval.isEmpty() ? "" : " (" + interval + ")");
  }

  private static String interval(Measure measure, double scale, int decimals) {
    return measure.hasInterval()
        ? number(scale * measure.low(), decimals)
            + " to "
            + number(scale * measure.high(), decimals)
        : "";
  }

  private static String number(double value, int decimals) {
    return Double.isNaN(value) ? "none" : String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  private void note(String sentence) {
    line("%s", "**Note:** " + sentence);
    line("");
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
