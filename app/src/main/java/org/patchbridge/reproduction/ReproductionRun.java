package org.patchbridge.reproduction;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Species;
import org.patchbridge.study.Study;
import org.patchbridge.study.StudySpaces;
import org.patchbridge.study.plan.EvaluationPreset;
import org.patchbridge.study.store.ExtractedCohorts;
import org.patchbridge.study.store.StudyInput;
import org.patchbridge.work.Progress;

/**
 * Computes what stands beside the published numbers. Every finished fit and piece of a shape is in
 * the study, so the same run goes on after an interruption.
 */
public final class ReproductionRun {
  /** In the names of cohorts whose features two species share; they are there for transfer. */
  static final String ALIGNED = "aligned";

  private final Study study;
  private final ReproductionForm form;
  private final int threads;
  private final Progress progress;

  /**
   * @param study holds the cohorts already
   * @param threads fits at a time; changes no number
   */
  public ReproductionRun(Study study, ReproductionForm form, int threads, Progress progress) {
    this.study = study;
    this.form = form;
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * @param before is told of each step before it begins
   * @param after is told of each finished step
   * @throws InterruptedException after an interruption; what was finished is kept
   */
  public void run(Consumer<ReproductionStep> before, Consumer<ReproductionStep> after)
      throws InterruptedException {
    for (ReproductionStep step : ReproductionStep.values()) {
      before.accept(step);
      run(step);
      after.accept(step);
    }
  }

  private void run(ReproductionStep step) throws InterruptedException {
    switch (step) {
      case HUMAN -> evaluate(EvaluationPreset.PAPER, names(Species.HUMAN, false));
      case TRANSFER -> evaluate(EvaluationPreset.TRANSFER, names(Species.HUMAN, true));
      case MOUSE -> evaluate(EvaluationPreset.PAPER, names(Species.MOUSE, false));
      case SHAPE ->
          study
              .spaces()
              .analyse(
                  new StudySpaces.Request(List.of(), List.of(), form.shape()), threads, progress);
    }
  }

  private void evaluate(EvaluationPreset preset, Set<String> cohorts) throws InterruptedException {
    study.evaluate(form.settings(preset), cohorts, threads, progress);
  }

  /**
   * @param aligned whether cohorts of shared features are among them
   */
  private Set<String> names(Species species, boolean aligned) {
    return study.inputs().stream()
        .map(StudyInput::cohort)
        .filter(cohort -> cohort.cells().get(0).species() == species)
        .filter(cohort -> aligned || !cohort.name().contains(ALIGNED))
        .filter(cohort -> !isTooSmall(cohort))
        .map(cohort -> cohort.name())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Of recordings there may be any number; they must not stop what tables can give. */
  private static boolean isTooSmall(Cohort cohort) {
    return cohort.name().startsWith(ExtractedCohorts.PREFIX)
        && RecordedCohorts.tooFew(cohort).isPresent();
  }
}
