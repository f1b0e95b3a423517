package org.patchbridge.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.patchbridge.dataset.Split;
import org.patchbridge.evaluation.CrossValidation;
import org.patchbridge.evaluation.FoldId;
import org.patchbridge.evaluation.FoldResult;

/** Runs evaluations and puts every fold into the store the moment it is finished. */
final class Evaluator {
  private final EvaluationTable table;
  private final int threads;
  private final Progress progress;

  Evaluator(EvaluationTable table, int threads, Progress progress) {
    this.table = table;
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * @throws InterruptedException after an interruption; finished folds are in the store
   */
  void run(List<EvaluationTask> plan) throws InterruptedException {
    int total = 0;
    int done = 0;
    for (EvaluationTask evaluation : plan) {
      List<Split> splits = begin(evaluation);
      total += splits.size();
      done += table.finishedFolds(evaluation.id()).size();
    }
    progress.started("evaluating", total, "fits", done);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (EvaluationTask evaluation : plan) {
        run(evaluation, pool);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private List<Split> begin(EvaluationTask evaluation) {
    List<Split> splits =
        evaluation.scheme().splits(evaluation.cohort(), evaluation.runs(), evaluation.firstSeed());
    table.begin(
        new EvaluationTable.Stored(
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

  private void run(EvaluationTask evaluation, ExecutorService pool) throws InterruptedException {
    Set<FoldId> finished = new HashSet<>(table.finishedFolds(evaluation.id()));
    List<Split> splits = table.splits(evaluation.id());
    List<Future<?>> kept = new ArrayList<>();
    CrossValidation.of(evaluation.cohort(), splits, System::nanoTime)
        .without(finished)
        .run(
            evaluation.learner().learner(),
            pool,
            result -> kept.add(pool.submit(() -> keep(evaluation, result))));
    for (Future<?> one : kept) {
      Tasks.await(one);
    }
  }

  /** Importances cost more than the fit, so they are found on the pool's threads too. */
  private void keep(EvaluationTask evaluation, FoldResult result) {
    FoldDetails details = FoldDetails.of(evaluation.cohort(), result);
    table.finish(
        evaluation.id(),
        result.predictions(),
        result.fitSeconds(),
        details.outOfBag(),
        details.importances());
    progress.advanced();
  }
}
