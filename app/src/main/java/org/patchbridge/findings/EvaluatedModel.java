package org.patchbridge.findings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.DonorAudit;
import org.patchbridge.dataset.Split;
import org.patchbridge.gouwens.ComponentSettings;
import org.patchbridge.metric.Evaluation;
import org.patchbridge.metric.OverallMetric;
import org.patchbridge.metric.Predictions;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.ResultRow;
import org.patchbridge.study.plan.GouwensPlan;
import org.patchbridge.study.store.CohortSource;
import org.patchbridge.study.store.EvaluationTable;
import org.patchbridge.study.store.SettingsJson;

/**
 * A finished evaluation with everything a report says of it.
 *
 * @param importances means over folds and runs
 * @param attention fold by fold
 * @param outOfBag mean accuracy over folds; empty where the learner has none
 */
public record EvaluatedModel(
    EvaluationTable.StoredEvaluation stored,
    Cohort cohort,
    CohortSource source,
    List<Split> splits,
    Predictions predictions,
    Evaluation evaluation,
    List<EvaluationTable.Importance> importances,
    FoldAttention attention,
    OptionalDouble outOfBag) {

  public DonorAudit audit() {
    return DonorAudit.of(cohort, splits);
  }

  public boolean groupsDonors() {
    return setting("groups donors").equals("true");
  }

  public boolean isBaseline() {
    return setting("role").equals("baseline");
  }

  /** Whether it learnt from all cells of a fold, and from no mix of classes that nobody stated. */
  public boolean isWhole() {
    return !LearningCurveSections.hasFewCells(this) && !MixSections.isSupposed(this);
  }

  /** Its line in the table of results. */
  public ResultRow row() {
    return ResultSections.row(this);
  }

  /** Mean over runs. */
  double macroF1() {
    return evaluation.metric(OverallMetric.MACRO_F1).value();
  }

  Estimate macroF1Estimate() {
    return ResultSections.estimate(evaluation.metric(OverallMetric.MACRO_F1));
  }

  /** Models that were tested on the same cells in the same way, by the words for both. */
  static Map<String, List<EvaluatedModel>> byCohortAndSplits(List<EvaluatedModel> all) {
    return all.stream()
        .collect(
            Collectors.groupingBy(
                each -> each.cohort().name() + ", " + each.stored().scheme(),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  /** The first of this learner. */
  static Optional<EvaluatedModel> named(List<EvaluatedModel> models, String learner) {
    return models.stream().filter(each -> each.stored().learner().equals(learner)).findFirst();
  }

  /** What its intervals are drawn from, for example {@code 77 donors}. */
  String over() {
    return evaluation.metric(OverallMetric.MACRO_F1).interval().over();
  }

  /** How cells were divided, without a word on donors. */
  String partition() {
    return setting("partition");
  }

  long firstSeed() {
    return Long.parseLong(setting("first seed"));
  }

  /** How it makes components; empty where it makes none. */
  Optional<ComponentSettings> components() {
    return GouwensPlan.components(SettingsJson.readMap(stored.settings()));
  }

  private String setting(String name) {
    return SettingsJson.readMap(stored.settings()).get(name);
  }

  int folds() {
    return (int) splits.stream().mapToInt(Split::fold).distinct().count();
  }
}
