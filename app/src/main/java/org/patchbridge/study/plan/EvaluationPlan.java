package org.patchbridge.study.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.patchbridge.dataset.SplitScheme;
import org.patchbridge.sequence.EpochListener;
import org.patchbridge.study.store.StudyInput;

/**
 * All that settings ask for, in the order of a report: cohort by cohort, split by split, models
 * before baselines. What two presets have in common is there once.
 */
public record EvaluationPlan(List<EvaluationTask> tasks) {

  public EvaluationPlan {
    tasks = List.copyOf(tasks);
  }

  /**
   * @param listener is told of the epochs of networks, on the threads that train them
   */
  public static EvaluationPlan of(
      List<StudyInput> inputs, EvaluationSettings settings, EpochListener listener) {
    return of(inputs, inputs, settings, listener);
  }

  /**
   * Of some cohorts of a study.
   *
   * @param chosen which are evaluated
   * @param all of the study, which these may learn from
   * @param listener is told of the epochs of networks, on the threads that train them
   */
  public static EvaluationPlan of(
      List<StudyInput> chosen,
      List<StudyInput> all,
      EvaluationSettings settings,
      EpochListener listener) {
    List<EvaluationTask> tasks = new ArrayList<>();
    if (!settings.covariates().isEmpty()) {
      CovariateModels.require(chosen, settings.covariates());
    }
    for (StudyInput input : chosen) {
      Map<String, EvaluationTask> once = new LinkedHashMap<>();
      PresetPlan.Target target = new PresetPlan.Target(input, all, listener);
      for (EvaluationPreset preset : settings.presets()) {
        tasks(target, preset.plan(), settings).forEach(task -> once.putIfAbsent(task.id(), task));
      }
      tasks.addAll(ordered(List.copyOf(once.values())));
    }
    return new EvaluationPlan(tasks);
  }

  private static Stream<EvaluationTask> tasks(
      PresetPlan.Target target, PresetPlan plan, EvaluationSettings settings) {
    EvaluationProtocol protocol = plan.protocol(target.cohort()).with(settings.asked());
    List<EvaluationTask> models =
        protocol.schemes(target.cohort()).stream()
            .flatMap(
                scheme ->
                    plan.models(target, scheme, settings).stream()
                        .map(model -> task(target, model, scheme, protocol)))
            .toList();
    if (models.isEmpty()) {
      return Stream.empty();
    }
    List<LearnerChoice> others = new ArrayList<>(plan.withoutValidation(target, settings));
    others.addAll(LearnerChoice.baselines(target.cohort()));
    Stream<EvaluationTask> withoutValidation =
        protocol.withoutValidation().schemes(target.cohort()).stream()
            .flatMap(scheme -> others.stream().map(other -> task(target, other, scheme, protocol)));
    return Stream.concat(models.stream(), withoutValidation);
  }

  private static EvaluationTask task(
      PresetPlan.Target target,
      LearnerChoice learner,
      SplitScheme scheme,
      EvaluationProtocol protocol) {
    return new EvaluationTask(
        target.input().cohortId(),
        target.cohort(),
        learner,
        scheme,
        protocol.runs(),
        protocol.firstSeed());
  }

  private static List<EvaluationTask> ordered(List<EvaluationTask> tasks) {
    List<String> schemes = tasks.stream().map(task -> task.scheme().name()).distinct().toList();
    return tasks.stream()
        .sorted(
            Comparator.comparing((EvaluationTask task) -> schemes.indexOf(task.scheme().name()))
                .thenComparing(task -> task.learner().isBaseline()))
        .toList();
  }
}
