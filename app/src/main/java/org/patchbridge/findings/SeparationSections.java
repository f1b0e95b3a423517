package org.patchbridge.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.patchbridge.report.section.Section;
import org.patchbridge.report.section.SectionGroup;
import org.patchbridge.report.section.SeparationSection;
import org.patchbridge.report.section.SeparationSection.Measure;
import org.patchbridge.report.section.SeparationSection.PairSeparation;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.separation.ClassSeparation;
import org.patchbridge.space.SharedSpace;
import org.patchbridge.title.ModelTitle;
import org.patchbridge.title.SplitTitle;

/** Whether the classes of each cohort separate, and how two species compare. */
final class SeparationSections {
  private final SeparationAnalysis analysis;
  private final EmbeddingSections embeddings;

  SeparationSections(SeparationAnalysis analysis, EmbeddingSections embeddings) {
    this.analysis = analysis;
    this.embeddings = embeddings;
  }

  /**
   * One group for the cohorts and one for every two that can be laid side by side.
   *
   * @param all evaluations; of each cohort the first model's is taken
   */
  List<Section> of(List<EvaluatedModel> all) {
    ComparedCohorts compared = ComparedCohorts.of(all);
    List<Section> groups = new ArrayList<>();
    if (!compared.models().isEmpty()) {
      groups.add(separation(compared.models(), compared.alone()));
    }
    for (ComparedCohorts.ModelsInOneSpace pair : compared.pairs()) {
      groups.add(bothSpecies(pair.first(), pair.second(), pair.shared()));
    }
    return groups;
  }

  private SectionGroup separation(List<EvaluatedModel> models, List<EvaluatedModel> alone) {
    List<Section> sections = new ArrayList<>();
    for (EvaluatedModel model : models) {
      sections.add(separation(model));
      if (alone.contains(model)) {
        embedding(model).ifPresent(sections::add);
      }
    }
    return new SectionGroup(
        "Do the classes separate?",
        "Silhouettes look at where cells lie among each other and know no model; areas under the"
            + " curve look at what the model said. Both are of cells that nothing was fitted on.",
        sections);
  }

  private SeparationSection separation(EvaluatedModel model) {
    List<Measure> measures = new ArrayList<>();
    Optional<ClassSeparation> silhouette = analysis.silhouette(model);
    silhouette
        .map(
            found ->
                measure(
                    "Silhouette",
                    "From \u22121 to 1: how much nearer a test cell is to its own class than to the"
                        + " other; other classes are left out.",
                    0,
                    found))
        .ifPresent(measures::add);
    measures.add(
        measure(
            "AUC",
            "Area under the ROC curve of the model's held-out probabilities: 1 tells the two"
                + " apart without error.",
            0.5,
            analysis.areaUnderCurve(model)));
    String space =
        silhouette.isPresent()
            ? "Space: "
                + SeparationAnalysis.SPACE.describe(model.cohort())
                + ", learnt from the training cells of each split ("
                + SplitTitle.of(model.stored().scheme())
                + ")."
            : "No silhouettes: too few cells to learn components from.";
    return new SeparationSection(
        "Separation in " + model.cohort().name(),
        space
            + " Model: "
            + ModelTitle.of(model.stored().learner())
            + ". Intervals are over "
            + model.over()
            + ".",
        measures);
  }

  private static Measure measure(
      String name, String meaning, double none, ClassSeparation separation) {
    List<String> classes = separation.classes();
    return new Measure(
        name,
        meaning,
        none,
        estimate(separation.overall()),
        IntStream.range(0, classes.size())
            .mapToObj(
                c ->
                    new SeparationSection.ClassSeparation(
                        classes.get(c), estimate(separation.perClass().get(c))))
            .toList(),
        separation.pairs().stream()
            .map(
                pair ->
                    new PairSeparation(
                        classes.get(pair.first()),
                        classes.get(pair.second()),
                        estimate(pair.separation())))
            .toList());
  }

  private static Optional<Estimate> estimate(ClassSeparation.Estimate estimate) {
    double low = estimate.interval().lower();
    double high = estimate.interval().upper();
    if (!Double.isFinite(estimate.value())) {
      return Optional.empty();
    }
    return Optional.of(
        Double.isFinite(low) && Double.isFinite(high)
            ? Estimate.of(estimate.value(), low, high)
            : Estimate.of(estimate.value()));
  }

  private Optional<Section> embedding(EvaluatedModel model) {
    String space =
        SeparationAnalysis.SPACE.describe(model.cohort()) + " of " + count(model.cohort().size());
    return analysis
        .embedding(model)
        .map(
            embedding ->
                embeddings.section(
                    "Cells of " + model.cohort().name(), space, embedding, List.of(model)));
  }

  private SectionGroup bothSpecies(
      EvaluatedModel first, EvaluatedModel second, SharedSpace shared) {
    List<Section> sections = new ArrayList<>();
    String space =
        SeparationAnalysis.SPACE.describe(shared.joined())
            + " that both species have, of "
            + count(shared.joined().size())
            + ", "
            + SeparationAnalysis.SCALING.label();
    analysis
        .embedding(first, second, shared)
        .map(
            embedding ->
                embeddings.section(
                    "Cells of " + shared.joined().name(), space, embedding, List.of(first, second)))
        .ifPresent(sections::add);
    ConservationSections.of(analysis.conservation(first, second, shared)).ifPresent(sections::add);
    return new SectionGroup(
        "Mouse and human: " + shared.joined().name(),
        "Only columns that mean the same in both. Standardised within each species, a cell's place"
            + " says how it differs from other cells of its species, not how the species differ.",
        sections);
  }

  private static String count(int cells) {
    return String.format(Locale.ROOT, "%,d cells", cells);
  }
}
