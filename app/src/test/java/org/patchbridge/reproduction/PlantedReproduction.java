package org.patchbridge.reproduction;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Species;
import org.patchbridge.evaluation.Classifier;
import org.patchbridge.evaluation.LabelOnlyBaseline;
import org.patchbridge.evaluation.Learner;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.simulate.StatisticalCohort;
import org.patchbridge.study.Evaluator;
import org.patchbridge.study.Study;
import org.patchbridge.study.plan.EvaluationTask;
import org.patchbridge.study.plan.LearnerChoice;
import org.patchbridge.study.plan.SplitChoice;
import org.patchbridge.study.store.CohortSource;
import org.patchbridge.study.store.EvaluationTable;
import org.patchbridge.study.store.StudyStore;
import org.patchbridge.work.CohortDigest;
import org.patchbridge.work.Progress;

/**
 * A study with an evaluation under the name of each published model, on both kinds of splits. What
 * answers there knows the donors' other cells only, so it is quick, and better where donors leak.
 */
final class PlantedReproduction {
  static final Cohort MOUSE = new StatisticalCohort(Species.MOUSE, 150, 3).generate();
  static final Cohort HUMAN = new StatisticalCohort(Species.HUMAN, 130, 3).generate();

  static final ReproductionForm FORM =
      new ReproductionForm("small", OptionalInt.of(1), 10, OptionalInt.of(1), 4, 40, 60);

  /** The same cells under the name that a cohort of recordings has. */
  static final Cohort RECORDED =
      new Cohort("extracted-mouse", MOUSE.cells(), MOUSE.families(), MOUSE.exclusions());

  private static final int FOLDS = 5;

  private PlantedReproduction() {}

  /** Answers as another one does, under a name of its own. */
  private record Named(Learner learner, String name) implements Learner {
    @Override
    public Classifier fit(Cohort cohort, int[] train, int[] validation, long seed) {
      return learner.fit(cohort, train, validation, seed);
    }
  }

  /** Both cohorts, nothing evaluated. */
  static void addCohorts(Study study) {
    for (Cohort cohort : List.of(MOUSE, HUMAN)) {
      study.add(
          cohort, new CohortSource(DataOrigin.PUBLISHED, "test", List.of(), List.of("made up")));
    }
  }

  /** All models, evaluated. */
  static void fill(Path folder) throws InterruptedException {
    try (Study study = Study.open(folder)) {
      addCohorts(study);
    }
    List<EvaluationTask> tasks = new ArrayList<>();
    for (String name :
        List.of("bilstm", "bilstm-attention", "bilstm-attention+smote", "arcface+smote")) {
      tasks.addAll(network(MOUSE, name, 23, SplitChoice.HOLDOUT));
      if (!name.equals("bilstm")) {
        tasks.addAll(network(HUMAN, name, 9, SplitChoice.CELL));
      }
    }
    for (String name : List.of("human only", "joint, then fine-tuned")) {
      tasks.addAll(network(HUMAN, name, 36, SplitChoice.CELL));
    }
    String forest = "per-family PCA + random forest";
    tasks.addAll(tasks(MOUSE, forest, 23, SplitChoice.HOLDOUT, Map.of("trees", "10")));
    tasks.addAll(tasks(HUMAN, forest, 9, SplitChoice.CELL, Map.of("trees", "10")));
    evaluate(folder, tasks);
  }

  /** Besides, one model on recordings of this origin. */
  static void record(Path folder, DataOrigin origin) throws InterruptedException {
    try (Study study = Study.open(folder)) {
      study.add(RECORDED, new CohortSource(origin, "test", List.of(), List.of()));
    }
    evaluate(folder, network(RECORDED, "bilstm", 23, SplitChoice.HOLDOUT));
  }

  private static void evaluate(Path folder, List<EvaluationTask> tasks)
      throws InterruptedException {
    try (StudyStore store = StudyStore.open(folder)) {
      EvaluationTable table = new EvaluationTable(store);
      new Evaluator(table, 2, Progress.silent()).run(tasks);
    }
  }

  private static List<EvaluationTask> network(
      Cohort cohort, String name, long seed, SplitChoice published) {
    return tasks(cohort, name, seed, published, Map.of("most epochs", "1"));
  }

  private static List<EvaluationTask> tasks(
      Cohort cohort, String name, long seed, SplitChoice published, Map<String, String> settings) {
    return Stream.of(published, SplitChoice.DONOR)
        .map(
            split ->
                new EvaluationTask(
                    CohortDigest.of(cohort),
                    cohort,
                    new LearnerChoice(
                        new Named(LabelOnlyBaseline.donorMajority(), name),
                        new TreeMap<>(settings),
                        false),
                    split.scheme(FOLDS, 0.2),
                    1,
                    seed))
        .toList();
  }
}
