package org.patchbridge.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Species;
import org.patchbridge.evaluation.Classifier;
import org.patchbridge.evaluation.FoldFailure;
import org.patchbridge.evaluation.Learner;
import org.patchbridge.simulate.StatisticalCohort;
import org.patchbridge.study.plan.EvaluationTask;
import org.patchbridge.study.plan.LearnerChoice;
import org.patchbridge.study.plan.SplitChoice;
import org.patchbridge.study.store.EvaluationTable;
import org.patchbridge.study.store.StudyStore;
import org.patchbridge.work.CohortDigest;
import org.patchbridge.work.InputException;
import org.patchbridge.work.Progress;

class EvaluatorTest {
  private static final Cohort COHORT = new StatisticalCohort(Species.HUMAN, 60, 3).generate();
  private static final int FOLDS = 4;
  private static final int RUNS = 3;

  @TempDir Path folder;

  /** Says the same of every cell, and tells the number of each fit before it is done. */
  private record Counting(String name, AtomicInteger fits, IntConsumer listener)
      implements Learner {
    Counting(String name, IntConsumer listener) {
      this(name, new AtomicInteger(), listener);
    }

    @Override
    public Classifier fit(Cohort cohort, int[] train, int[] validation, long seed) {
      listener.accept(fits.incrementAndGet());
      int classes = cohort.classes().size();
      return (cells, rows) -> {
        double[][] equal = new double[rows.length][classes];
        for (double[] row : equal) {
          Arrays.fill(row, 1.0 / classes);
        }
        return equal;
      };
    }
  }

  private static List<EvaluationTask> plan(Learner... learners) {
    return Stream.of(learners)
        .map(
            learner ->
                new EvaluationTask(
                    CohortDigest.of(COHORT),
                    COHORT,
                    new LearnerChoice(learner, Map.of(), false),
                    SplitChoice.CELL.scheme(FOLDS, 0),
                    RUNS,
                    1))
        .toList();
  }

  private static int stored(EvaluationTable table, List<EvaluationTask> plan) {
    return plan.stream().mapToInt(task -> table.finishedFolds(task.id()).size()).sum();
  }

  @Test
  void foldsAreStoredWhileLaterOnesAreFitted() throws Exception {
    try (StudyStore store = StudyStore.open(folder)) {
      EvaluationTable table = new EvaluationTable(store);
      AtomicReference<List<EvaluationTask>> plan = new AtomicReference<>();
      AtomicInteger beforeTheLast = new AtomicInteger();
      plan.set(
          plan(
              new Counting(
                  "counting",
                  fit -> {
                    pause();
                    if (fit == FOLDS * RUNS) {
                      beforeTheLast.set(stored(table, plan.get()));
                    }
                  })));

      new Evaluator(table, 1, Progress.silent()).run(plan.get());

      assertThat(beforeTheLast).hasPositiveValue();
      assertThat(stored(table, plan.get())).isEqualTo(FOLDS * RUNS);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void interruptionLosesNoFitThatWasFinished(int threads) {
    try (StudyStore store = StudyStore.open(folder)) {
      EvaluationTable table = new EvaluationTable(store);
      Thread caller = Thread.currentThread();
      Counting first = new Counting("first", fit -> pause());
      Counting second =
          new Counting(
              "second",
              fit -> {
                if (fit == 3) {
                  caller.interrupt();
                }
                pause();
              });
      Counting third = new Counting("third", fit -> pause());
      List<EvaluationTask> plan = plan(first, second, third);

      assertThatThrownBy(() -> new Evaluator(table, threads, Progress.silent()).run(plan))
          .isInstanceOf(InterruptedException.class);

      assertThat(Thread.interrupted()).isFalse();
      assertThat(second.fits().get()).isBetween(3, FOLDS * RUNS - 1);
      assertThat(stored(table, plan))
          .isEqualTo(first.fits().get() + second.fits().get() + third.fits().get());
    }
  }

  @Test
  void failingFitEndsTheEvaluationAndTheOthersAreStored() {
    try (StudyStore store = StudyStore.open(folder)) {
      EvaluationTable table = new EvaluationTable(store);
      Counting failing =
          new Counting(
              "failing",
              fit -> {
                if (fit == 5) {
                  throw new IllegalStateException("no column varies");
                }
              });
      List<EvaluationTask> plan = plan(failing);

      assertThatThrownBy(() -> new Evaluator(table, 1, Progress.silent()).run(plan))
          .isInstanceOf(FoldFailure.class)
          .hasMessageContaining("no column varies");

      assertThat(stored(table, plan)).isEqualTo(failing.fits().get() - 1).isPositive();
    }
  }

  @Test
  void storeThatFailsEndsTheEvaluation() {
    Counting counting = new Counting("counting", fit -> pause());
    StudyStore store = StudyStore.open(folder);
    EvaluationTable table = new EvaluationTable(store);
    Progress closing =
        new Progress() {
          @Override
          public void started(String what, int total, String unit, int alreadyDone) {}

          @Override
          public void advanced() {
            throw new InputException("the disk is full");
          }
        };
    try (store) {
      assertThatThrownBy(() -> new Evaluator(table, 1, closing).run(plan(counting)))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("the disk is full");
      assertThat(counting.fits().get()).isLessThan(FOLDS * RUNS);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
