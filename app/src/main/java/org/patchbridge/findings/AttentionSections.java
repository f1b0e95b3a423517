package org.patchbridge.findings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.patchbridge.explain.AttentionSummary;
import org.patchbridge.report.section.AttentionSection;
import org.patchbridge.report.section.AttentionSection.ClassAttention;
import org.patchbridge.report.section.AttentionSection.FamilyAttention;
import org.patchbridge.report.section.AttentionSection.RankAgreement;
import org.patchbridge.report.section.Section;
import org.patchbridge.report.section.SectionGroup;
import org.patchbridge.study.store.EvaluationTable.Importance;
import org.patchbridge.study.store.FoldDetails;

/** What sequence models attend to, and how far that can be believed. */
final class AttentionSections {
  private static final String WORDS =
      "Attention is the weight of each family in the vector that is classified, as a mean over test"
          + " cells. It shows where a model took its vector from. It does not show that the answer"
          + " depends on a family, nor that the family tells classes apart: every output of the"
          + " LSTM has seen all families, and other weights can give the same answer. Dependence is"
          + " what permutation measures: shuffling the family between test cells. Trust an order of"
          + " families only where seeds agree on it, and weights near equal attention say nothing."
          + " Donor-grouped folds are shown where there are any; models with the same weights"
          + " once.";

  private AttentionSections() {}

  /** Empty where no model has attention. */
  static Optional<SectionGroup> of(List<EvaluatedModel> all) {
    List<EvaluatedModel> shown = new ArrayList<>();
    for (EvaluatedModel each : all) {
      if (!each.attention().isEmpty()
          && !LearningCurveSections.hasFewCells(each)
          && !MixSections.isSupposed(each)
          && (each.groupsDonors() || all.stream().noneMatch(other -> isGrouped(each, other)))
          && shown.stream().noneMatch(other -> attendsAlike(each, other))) {
        shown.add(each);
      }
    }
    return shown.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SectionGroup(
                "Attention",
                WORDS,
                shown.stream().map(AttentionSections::section).map(Section.class::cast).toList()));
  }

  private static boolean isGrouped(EvaluatedModel model, EvaluatedModel other) {
    return other.groupsDonors()
        && !other.attention().isEmpty()
        && other.stored().cohortId().equals(model.stored().cohortId())
        && other.stored().learner().equals(model.stored().learner());
  }

  private static boolean attendsAlike(EvaluatedModel model, EvaluatedModel other) {
    return model.stored().cohortId().equals(other.stored().cohortId())
        && model.stored().scheme().equals(other.stored().scheme())
        && Arrays.deepEquals(
            model.attention().pooled().means(), other.attention().pooled().means());
  }

  private static AttentionSection section(EvaluatedModel model) {
    AttentionSummary pooled = model.attention().pooled();
    List<AttentionSummary> runs = model.attention().runs();
    List<FamilyAttention> families = new ArrayList<>();
    for (int f = 0; f < pooled.families().size(); f++) {
      int family = f;
      double[] ofRuns = runs.stream().mapToDouble(run -> run.overall()[family]).sorted().toArray();
      families.add(
          new FamilyAttention(
              pooled.families().get(f),
              pooled.overall()[f],
              ofRuns[0],
              ofRuns[ofRuns.length - 1],
              importance(model, pooled.families().get(f))));
    }
    return new AttentionSection(
        model.cohort().name() + ": " + model.stored().learner() + ", " + model.stored().scheme(),
        runs.size(),
        families,
        classes(pooled),
        pooled.distanceFromUniform(),
        overSeeds(runs),
        withImportance(runs.get(0), families));
  }

  private static Optional<Double> importance(EvaluatedModel model, String family) {
    return model.importances().stream()
        .filter(each -> each.kind().equals(FoldDetails.PERMUTATION) && each.column().isEmpty())
        .filter(each -> each.family().equals(family))
        .map(Importance::value)
        .findFirst();
  }

  private static List<ClassAttention> classes(AttentionSummary summary) {
    return IntStream.range(0, summary.classes().size())
        .filter(c -> summary.cells()[c] > 0)
        .mapToObj(
            c ->
                new ClassAttention(
                    summary.classes().get(c),
                    summary.cells()[c],
                    Arrays.stream(summary.means()[c]).boxed().toList()))
        .toList();
  }

  private static RankAgreement overSeeds(List<AttentionSummary> runs) {
    if (runs.size() < 2) {
      return RankAgreement.absent("there is one run only");
    }
    return agreement(
        AttentionSummary.stability(runs.stream().map(AttentionSummary::overall).toList()));
  }

  /**
   * @param first run, the one whose test cells were shuffled
   */
  private static RankAgreement withImportance(
      AttentionSummary first, List<FamilyAttention> families) {
    if (families.stream().anyMatch(family -> family.importance().isEmpty())) {
      return RankAgreement.absent("importance was not measured");
    }
    return agreement(
        first.rankAgreement(
            families.stream().mapToDouble(family -> family.importance().get()).toArray()));
  }

  private static RankAgreement agreement(double correlation) {
    return Double.isNaN(correlation)
        ? RankAgreement.absent("fewer than 3 families, or all alike")
        : RankAgreement.of(correlation);
  }
}
