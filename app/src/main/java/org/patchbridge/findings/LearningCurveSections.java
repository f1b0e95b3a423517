package org.patchbridge.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.patchbridge.metric.Bootstrap;
import org.patchbridge.report.section.LearningCurveSection;
import org.patchbridge.report.section.LearningCurveSection.Share;
import org.patchbridge.report.section.LearningCurveSection.Size;
import org.patchbridge.report.section.Section;
import org.patchbridge.report.section.SectionGroup;
import org.patchbridge.study.plan.TransferPlan;
import org.patchbridge.transfer.TransferLearner;

/** What mouse cells are worth in human ones: macro-F1 by human training cells. */
public final class LearningCurveSections {
  private final Bootstrap bootstrap;

  LearningCurveSections(Bootstrap bootstrap) {
    this.bootstrap = bootstrap;
  }

  /** One curve for each cohort and way to split; empty where none was evaluated. */
  Optional<SectionGroup> of(List<EvaluatedModel> all) {
    Map<String, List<EvaluatedModel>> together = EvaluatedModel.byCohortAndSplits(all);
    List<Section> sections = new ArrayList<>();
    together.forEach(
        (title, models) -> {
          if (models.stream().anyMatch(LearningCurveSections::hasFewCells)) {
            sections.add(section(title, models));
          }
        });
    String over =
        all.stream()
            .filter(LearningCurveSections::hasFewCells)
            .map(EvaluatedModel::over)
            .distinct()
            .collect(Collectors.joining(" or "));
    return sections.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SectionGroup(
                "Learning curve",
                "A fold's human training cells are cut to stratified subsets, each part of the"
                    + " next, and its validation cells in proportion; mouse cells are always all"
                    + " used. Models of few cells have no other details in this report. Intervals"
                    + " are over "
                    + over
                    + ", each by itself.",
                sections));
  }

  /** Whether it is a point of a curve other than its end. */
  static boolean hasFewCells(EvaluatedModel evaluated) {
    return TransferPlan.CURVE_CELLS.stream()
        .map(OptionalInt::of)
        .flatMap(
            cells ->
                TransferPlan.CURVE_CONDITIONS.stream()
                    .map(condition -> TransferLearner.name(condition, cells)))
        .anyMatch(evaluated.stored().learner()::equals);
  }

  private LearningCurveSection section(String title, List<EvaluatedModel> models) {
    List<Size> sizes = new ArrayList<>();
    Optional<Size> all = size(models, OptionalInt.empty());
    double most = all.map(Size::trainingCells).orElse(Double.POSITIVE_INFINITY);
    for (int cells : TransferPlan.CURVE_CELLS) {
      size(models, OptionalInt.of(cells))
          .filter(size -> size.trainingCells() < most)
          .ifPresent(sizes::add);
    }
    all.ifPresent(sizes::add);
    return new LearningCurveSection(
        title, TransferPlan.ALONE.label(), TransferPlan.WITH_MOUSE.label(), sizes);
  }

  private Optional<Size> size(List<EvaluatedModel> models, OptionalInt cells) {
    Optional<EvaluatedModel> alone =
        EvaluatedModel.named(models, TransferLearner.name(TransferPlan.ALONE, cells));
    Optional<EvaluatedModel> withMouse =
        EvaluatedModel.named(models, TransferLearner.name(TransferPlan.WITH_MOUSE, cells));
    return alone
        .or(() -> withMouse)
        .map(
            any ->
                new Size(
                    trainingCells(any, cells.orElse(Integer.MAX_VALUE)),
                    cells.isPresent() ? Share.SUBSET : Share.ALL,
                    any.stored().runs(),
                    alone.map(EvaluatedModel::macroF1Estimate),
                    withMouse.map(EvaluatedModel::macroF1Estimate),
                    alone.flatMap(
                        one ->
                            withMouse.flatMap(
                                two -> ComparisonSections.difference(two, one, bootstrap)))));
  }

  /** Mean over folds: a small fold has fewer than were asked for. */
  private static double trainingCells(EvaluatedModel evaluated, int most) {
    return evaluated.splits().stream()
        .mapToInt(split -> Math.min(most, split.train().length))
        .average()
        .orElseThrow();
  }
}
