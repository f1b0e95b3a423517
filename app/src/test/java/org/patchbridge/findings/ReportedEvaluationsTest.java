package org.patchbridge.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Species;
import org.patchbridge.forest.Balance;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.sequence.EpochListener;
import org.patchbridge.simulate.StatisticalCohort;
import org.patchbridge.study.plan.EvaluationPlan;
import org.patchbridge.study.plan.EvaluationPreset;
import org.patchbridge.study.plan.EvaluationSettings;
import org.patchbridge.study.plan.EvaluationSettings.Asked;
import org.patchbridge.study.plan.EvaluationTask;
import org.patchbridge.study.store.CohortSource;
import org.patchbridge.study.store.EvaluationTable.StoredEvaluation;
import org.patchbridge.study.store.SettingsJson;
import org.patchbridge.study.store.StudyInput;
import org.patchbridge.table.schema.SncgPolicy;

class ReportedEvaluationsTest {
  private static final CohortSource SOURCE =
      new CohortSource(DataOrigin.SIMULATED, "test", List.of(), List.of());
  private static final Set<String> COHORTS = Set.of("human", "mouse");

  private final Cohort mouse = new StatisticalCohort(Species.MOUSE, 60, 3).generate();

  @Test
  void resultsOfCohortsThatTheLastCommandDidNotTouchStay() {
    // As a study of an earlier version: 'shown' has those of the last command only.
    List<StoredEvaluation> shown = List.of(stored("transfer", "human", "human only"));
    List<StoredEvaluation> finished =
        List.of(
            shown.get(0),
            stored("of mice", "mouse", "ensemble"),
            stored("of men", "human", "ensemble"));

    ReportedEvaluations reported = ReportedEvaluations.of(shown, finished, COHORTS);

    assertThat(reported.reported())
        .extracting(StoredEvaluation::id)
        .containsExactlyInAnyOrder("transfer", "of mice", "of men");
    assertThat(reported.notes()).isEmpty();
  }

  @Test
  void ofAModelAndSplitOnlyWhatWasAskedForLastIsShownAndTheRestIsTold() {
    List<StoredEvaluation> shown = List.of(stored("3 runs", "human", "ensemble"));
    List<StoredEvaluation> finished = List.of(stored("10 runs", "human", "ensemble"), shown.get(0));

    ReportedEvaluations reported = ReportedEvaluations.of(shown, finished, COHORTS);

    assertThat(reported.reported()).extracting(StoredEvaluation::id).containsExactly("3 runs");
    assertThat(reported.notes()).singleElement().asString().contains("1 evaluation with other");
  }

  @Test
  void resultsOfCohortsThatTheStudyHasNoLongerAreNotShown() {
    StoredEvaluation old = stored("old", "human of yesterday", "ensemble");
    StoredEvaluation fromOldMice =
        new StoredEvaluation(
            "learnt from old mice",
            "human",
            "joint",
            "5-fold",
            1,
            1,
            List.of(),
            SettingsJson.write(Map.of("mouse cohort", "mouse of yesterday")));
    StoredEvaluation fromMice =
        new StoredEvaluation(
            "learnt from mice",
            "human",
            "encoder",
            "5-fold",
            1,
            1,
            List.of(),
            SettingsJson.write(Map.of("mouse cohort", "mouse")));
    List<StoredEvaluation> all = List.of(old, fromOldMice, fromMice);

    ReportedEvaluations reported = ReportedEvaluations.of(all, all, COHORTS);

    assertThat(reported.reported())
        .extracting(StoredEvaluation::id)
        .containsExactly("learnt from mice");
    assertThat(reported.notes()).singleElement().asString().contains("2 evaluations of cells");
  }

  @Test
  void modelsOfOtherSeedsKeepTheBaselinesOfTheirOwnFoldsAndOtherBaselinesGo() {
    StoredEvaluation ensemble =
        new StoredEvaluation("e", "human", "ensemble", "5-fold", 1, 1, List.of(), "{}");
    StoredEvaluation network =
        new StoredEvaluation("n", "human", "human only", "5-fold", 10, 36, List.of(), "{}");
    List<StoredEvaluation> all =
        List.of(
            network, baseline("b36", 10, 36), ensemble, baseline("b1", 1, 1), baseline("b9", 1, 9));

    ReportedEvaluations reported = ReportedEvaluations.of(all.subList(0, 2), all, COHORTS);

    assertThat(reported.reported())
        .extracting(StoredEvaluation::id)
        .containsExactlyInAnyOrder("n", "b36", "e", "b1");
  }

  private static StoredEvaluation baseline(String id, int runs, long firstSeed) {
    return new StoredEvaluation(
        id, "human", "majority", "5-fold", runs, firstSeed, List.of(), "{\"role\":\"baseline\"}");
  }

  @Test
  void whatWasAskedForBeforeStaysBesideWhatAPlanDoesAnew() {
    EvaluationPlan first = plan(500, EvaluationPreset.DEFAULT);
    EvaluationPlan second = plan(500, EvaluationPreset.GOUWENS);

    List<String> after = before(first).after(second);

    assertThat(after)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(ids(first), ids(second)).distinct().toList());
  }

  @Test
  void planWithOtherSettingsTakesThePlaceOfTheSameModelsAndSplits() {
    EvaluationPlan fewTrees = plan(10, EvaluationPreset.DEFAULT);
    EvaluationPlan manyTrees = plan(500, EvaluationPreset.DEFAULT);

    assertThat(before(fewTrees).after(manyTrees))
        .containsExactlyElementsOf(ids(manyTrees).toList());
  }

  private static StoredEvaluation stored(String id, String cohort, String learner) {
    return new StoredEvaluation(id, cohort, learner, "5-fold", 1, 1, List.of(), "{}");
  }

  private EvaluationPlan plan(int trees, EvaluationPreset preset) {
    return EvaluationPlan.of(
        List.of(new StudyInput("mouse", mouse, SOURCE)),
        new EvaluationSettings(
            List.of(preset),
            new Asked(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
            trees,
            List.of(Balance.BALANCED),
            SncgPolicy.VIP),
        EpochListener.NONE);
  }

  private static ReportedEvaluations before(EvaluationPlan plan) {
    List<StoredEvaluation> stored =
        plan.tasks().stream()
            .map(
                task ->
                    new StoredEvaluation(
                        task.id(),
                        task.cohortId(),
                        task.learner().learner().name(),
                        task.scheme().name(),
                        task.runs(),
                        task.firstSeed(),
                        task.cohort().classes(),
                        SettingsJson.write(new TreeMap<>(task.settings()))))
            .toList();
    return ReportedEvaluations.of(stored, stored, COHORTS);
  }

  private static Stream<String> ids(EvaluationPlan plan) {
    return plan.tasks().stream().map(EvaluationTask::id);
  }
}
