package org.patchbridge.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.patchbridge.dataset.Split;
import org.patchbridge.dataset.SplitException;
import org.patchbridge.evaluation.CrossValidation;
import org.patchbridge.evaluation.FoldResult;
import org.patchbridge.metric.FoldId;
import org.patchbridge.study.learnt.FoldSpace;
import org.patchbridge.study.plan.EvaluationTask;
import org.patchbridge.study.store.EvaluationTable;
import org.patchbridge.study.store.FoldDetails;
import org.patchbridge.study.store.SettingsJson;
import org.patchbridge.work.InputException;
import org.patchbridge.work.Progress;
import org.patchbridge.work.WorkerPool;

/** Runs evaluations and puts every fold into the store the moment it is finished. */
public final class Evaluator {
  /** While the last folds of one evaluation are fitted, the next keeps the other threads busy. */
  private static final int EVALUATIONS_AT_A_TIME = 2;

  private final EvaluationTable table;
  private final int threads;
  private final Progress progress;

  public Evaluator(EvaluationTable table, int threads, Progress progress) {
    this.table = table;
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * @throws InterruptedException after an interruption; finished folds are in the store
   */
  public void run(List<EvaluationTask> plan) throws InterruptedException {
    int total = 0;
    int done = 0;
    for (EvaluationTask evaluation : plan) {
      List<Split> splits = begin(table, evaluation);
      total += splits.size();
      done += table.finishedFolds(evaluation.id()).size();
    }
    progress.started("evaluating", total, "fits", done);
    try (WorkerPool evaluations = new WorkerPool("evaluation", EVALUATIONS_AT_A_TIME);
        WorkerPool pool = new WorkerPool("fold", threads)) {
      List<Future<?>> running = new ArrayList<>();
      for (EvaluationTask evaluation : plan) {
        running.add(
            evaluations.submit(
                () -> {
                  run(evaluation, pool);
                  return null;
                }));
      }
      try {
        for (Future<?> one : running) {
          WorkerPool.await(one);
        }
      } finally {
        // Evaluations that still run store what is being fitted.
        evaluations.stop();
      }
    }
  }

  /** Puts the evaluation and its splits where folds can be added to them. */
  static List<Split> begin(EvaluationTable table, EvaluationTask evaluation) {
    List<Split> splits = splits(evaluation);
    table.begin(
        new EvaluationTable.StoredEvaluation(
            evaluation.id(),
            evaluation.cohortId(),
            evaluation.learner().learner().name(),
            evaluation.scheme().name(),
            evaluation.runs(),
            evaluation.firstSeed(),
            evaluation.cohort().classes(),
            SettingsJson.write(evaluation.settings())),
        splits);
    return splits;
  }

  /** A study may have several cohorts, so which one cannot be split is said. */
  private static List<Split> splits(EvaluationTask evaluation) {
    try {
      return evaluation
          .scheme()
          .splits(evaluation.cohort(), evaluation.runs(), evaluation.firstSeed());
    } catch (SplitException tooFew) {
      String cohort = "cohort '" + evaluation.cohort().name() + "'";
      throw tooFew.getMessage().contains(cohort)
          ? tooFew
          : new InputException(cohort + ": " + tooFew.getMessage(), tooFew);
    }
  }

  /**
   * What is to be done with a finished fold goes before the fits that have not begun: else a fold
   * would be stored only after the last one of its model was fitted, and lost with a run that is
   * killed before.
   */
  private void run(EvaluationTask evaluation, WorkerPool pool) throws InterruptedException {
    Set<FoldId> finished = new HashSet<>(table.finishedFolds(evaluation.id()));
    List<Split> splits = table.splits(evaluation.id());
    Map<FoldId, Split> byFold =
        splits.stream().collect(Collectors.toMap(FoldId::of, split -> split));
    List<Future<?>> kept = new ArrayList<>();
    AtomicReference<RuntimeException> failure = new AtomicReference<>();
    try {
      CrossValidation.of(evaluation.cohort(), splits, System::nanoTime)
          .without(finished)
          .run(
              evaluation.learner().learner(),
              pool,
              result -> {
                if (failure.get() != null) {
                  throw failure.get();
                }
                Split split = byFold.get(result.id());
                kept.add(pool.first(() -> keep(evaluation, split, result, failure)));
              });
    } finally {
      for (Future<?> one : kept) {
        WorkerPool.await(one);
      }
    }
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  /** What fails here, a full disk for example, ends the evaluation at the next fold. */
  private void keep(
      EvaluationTask evaluation,
      Split split,
      FoldResult result,
      AtomicReference<RuntimeException> failure) {
    try {
      keep(evaluation, split, result);
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
    }
  }

  /** Importances cost more than the fit, so they are found on the pool's threads too. */
  private void keep(EvaluationTask evaluation, Split split, FoldResult result) {
    FoldDetails details = FoldDetails.of(evaluation.cohort(), result);
    table.finish(
        evaluation.id(),
        result.predictions(),
        result.fitSeconds(),
        details.outOfBag(),
        details.importances(),
        FoldSpace.stored(evaluation.id(), split, FoldSpace.of(evaluation, split, result)));
    progress.advanced();
  }
}
