package org.patchbridge.bundle;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.patchbridge.certainty.HeldOutQuality;
import org.patchbridge.dataset.Species;

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
    line("  - name: %s", yaml(origin.learner() + " of " + origin.cohort()));
    line("    results:");
    line("      - task: {type: tabular-classification}");
    line("        dataset: {name: %s, type: %s}", yaml(origin.cohort()), yaml(origin.cohort()));
    line("        metrics:");
    for (HeldOutQuality.Figure figure : quality.figures()) {
      line(
          "          - {type: %s, value: %s, name: %s}",
          yaml(figure.name()), number(figure.value(), 4), yaml(quality.scheme()));
    }
    line("---");
    line("");
  }

  private static String yaml(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private void use() {
    line("# %s, %s", origin.cohort(), origin.learner());
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
    line("| origin of the cells | %s |", origin.cellOrigins().words());
    line("| donors | %s |", origin.donors() > 0 ? origin.donors() : "not known");
    line("| cells of unknown donor | %d |", origin.cellsWithoutDonor());
    line("| of each subclass | %s |", counts(origin.cellsOfClass()));
    line("| features | %s |", origin.features());
    line("| digest of the data | `%s` |", origin.cohortDigest());
    line("| learner | %s |", origin.learner());
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
            + " cells. Intervals are 95 %% of bootstraps over %s.",
        quality.cells(), quality.scheme(), origin.donorFacts().resampled());
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
    classes();
    line(
        "Sets of subclasses promise to hold the true one in %.0f %% of the cells of each subclass:"
            + " they did in %s %% of all cells, with %s subclasses on average. %s %s %% of these"
            + " ordinary cells were said to be unlike all others.",
        100 * quality.level(),
        percent(quality.coverage()),
        number(quality.meanSetSize(), 2),
        calls(quality.calledShare(), quality.calledAccuracy()),
        percent(quality.novelShare()));
    line("");
    SetNotes.inEverySet(bundle)
        .ifPresent(
            note -> {
              line("%s%s.", note.substring(0, 1).toUpperCase(Locale.ROOT), note.substring(1));
              line("");
            });
    curve();
  }

  static String calls(double called, double right) {
    return called == 0
        ? "No cell was certain enough to get a call."
        : percent(called)
            + " % of the cells got a call, of which "
            + percent(right)
            + " % were right.";
  }

  private void classes() {
    line("| subclass | cells | precision | recall | calibration error | set holds it |");
    line("|---|---:|---:|---:|---:|---:|");
    for (HeldOutQuality.ClassQuality one : quality.classes()) {
      line(
          "| %s | %d | %s | %s | %s | %s %% |",
          one.name(),
          one.cells(),
          number(one.precision(), 3),
          number(one.recall(), 3),
          number(one.calibrationError(), 3),
          percent(one.coverage()));
    }
    line("");
  }

  private void curve() {
    line("| most certain cells | accuracy |");
    line("|---:|---:|");
    for (HeldOutQuality.CurvePoint point : quality.curve()) {
      line("| %s %% | %s %% |", percent(point.share()), percent(point.accuracy()));
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

  private static String percent(double share) {
    return Double.isNaN(share) ? "none" : number(100 * share, 1);
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
