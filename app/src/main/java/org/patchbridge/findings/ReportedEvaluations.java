package org.patchbridge.findings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.patchbridge.study.plan.EvaluationPlan;
import org.patchbridge.study.plan.EvaluationTask;
import org.patchbridge.study.store.EvaluationTable;
import org.patchbridge.study.store.SettingsJson;

/**
 * What a report shows of all evaluations that a study holds: of every model and split on a cohort
 * the one that was asked for last, as long as the cohorts it was computed from are still those of
 * the study. Which command ran last makes no difference.
 *
 * @param reported each with another cohort, split or learner than every other
 * @param otherSettings how many finished ones stand back behind a later one of the same model,
 *     split and cohort with other settings
 * @param otherInputs how many finished ones are of cohorts, or learnt from cohorts, that the study
 *     has no longer
 */
public record ReportedEvaluations(
    List<EvaluationTable.StoredEvaluation> reported, int otherSettings, int otherInputs) {
  /** Settings that name cohorts besides the evaluated one. */
  private static final List<String> FURTHER_COHORTS = List.of("mouse cohort", "aligned cohort");

  /**
   * Two of the same are never shown beside each other.
   *
   * @param folds of a label-only baseline, as models are compared with one on their own folds;
   *     empty of a model
   */
  private record Place(String cohortId, String scheme, String learner, Optional<Folds> folds) {
    public static Place of(EvaluationTable.StoredEvaluation stored) {
      return new Place(
          stored.cohortId(),
          stored.scheme(),
          stored.learner(),
          isBaseline(stored) ? Optional.of(Folds.of(stored)) : Optional.empty());
    }

    public static Place of(EvaluationTask task) {
      return new Place(
          task.cohortId(),
          task.scheme().name(),
          task.learner().learner().name(),
          task.learner().isBaseline()
              ? Optional.of(new Folds(task.cohortId(), task.runs(), task.firstSeed()))
              : Optional.empty());
    }
  }

  /** What models and baselines must share to be tested on the same folds. */
  private record Folds(String cohortId, int runs, long firstSeed) {
    public static Folds of(EvaluationTable.StoredEvaluation stored) {
      return new Folds(stored.cohortId(), stored.runs(), stored.firstSeed());
    }
  }

  public ReportedEvaluations {
    reported = List.copyOf(reported);
  }

  /**
   * @param shown what was asked for last, of every model and split; studies of earlier versions
   *     hold only those of the last command here
   * @param finished all that are finished, the newest first
   * @param cohorts ids of the cohorts that the study has now
   */
  public static ReportedEvaluations of(
      List<EvaluationTable.StoredEvaluation> shown,
      List<EvaluationTable.StoredEvaluation> finished,
      Set<String> cohorts) {
    Map<Place, EvaluationTable.StoredEvaluation> reported = new LinkedHashMap<>();
    for (List<EvaluationTable.StoredEvaluation> each : List.of(shown, finished)) {
      each.stream()
          .filter(stored -> isOf(stored, cohorts))
          .forEach(stored -> reported.putIfAbsent(Place.of(stored), stored));
    }
    Set<Folds> ofModels =
        reported.values().stream()
            .filter(stored -> !isBaseline(stored))
            .map(Folds::of)
            .collect(Collectors.toSet());
    reported
        .values()
        .removeIf(stored -> isBaseline(stored) && !ofModels.contains(Folds.of(stored)));
    int current = (int) finished.stream().filter(stored -> isOf(stored, cohorts)).count();
    return new ReportedEvaluations(
        List.copyOf(reported.values()),
        Math.max(0, current - reported.size()),
        finished.size() - current);
  }

  private static boolean isBaseline(EvaluationTable.StoredEvaluation stored) {
    return "baseline".equals(SettingsJson.readMap(stored.settings()).get("role"));
  }

  private static boolean isOf(EvaluationTable.StoredEvaluation stored, Set<String> cohorts) {
    Map<String, String> settings = SettingsJson.readMap(stored.settings());
    return cohorts.contains(stored.cohortId())
        && FURTHER_COHORTS.stream()
            .filter(settings::containsKey)
            .allMatch(name -> cohorts.contains(settings.get(name)));
  }

  /**
   * What was asked for last once this plan is done.
   *
   * @return ids, those of the plan first
   */
  public List<String> after(EvaluationPlan plan) {
    Map<Place, String> ids = new LinkedHashMap<>();
    plan.tasks().forEach(task -> ids.put(Place.of(task), task.id()));
    return followedByReported(ids);
  }

  /** The same once these were added. */
  public List<String> after(List<EvaluationTable.StoredEvaluation> added) {
    Map<Place, String> ids = new LinkedHashMap<>();
    added.forEach(stored -> ids.put(Place.of(stored), stored.id()));
    return followedByReported(ids);
  }

  private List<String> followedByReported(Map<Place, String> ids) {
    reported.forEach(stored -> ids.putIfAbsent(Place.of(stored), stored.id()));
    return List.copyOf(ids.values());
  }

  /** What a reader must know of what is not shown. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (otherSettings > 0) {
      notes.add(
          "Not shown: "
              + count(otherSettings)
              + " with other settings (runs, seed, trees and so on) of a model and split that is"
              + " shown. 'export' has all.");
    }
    if (otherInputs > 0) {
      notes.add(
          "Not shown: "
              + count(otherInputs)
              + " of cells or features that the study does not hold any longer. Run the command"
              + " again that made them.");
    }
    return notes;
  }

  private static String count(int evaluations) {
    return evaluations == 1 ? "1 evaluation" : evaluations + " evaluations";
  }
}
