package org.patchbridge.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.patchbridge.dataset.Split;
import org.patchbridge.metric.FoldId;
import org.patchbridge.study.plan.EvaluationTask;
import org.patchbridge.study.store.EvaluationTable;
import org.patchbridge.work.Progress;

/** Has evaluations fitted elsewhere and puts every fold into the store when it comes back. */
final class DistributedFolds {
  private final EvaluationTable table;
  private final FoldFitting fitting;
  private final Progress progress;

  DistributedFolds(EvaluationTable table, FoldFitting fitting, Progress progress) {
    this.table = table;
    this.fitting = fitting;
    this.progress = progress;
  }

  /**
   * @throws InterruptedException after an interruption; finished folds are in the store
   */
  void run(List<EvaluationTask> plan) throws InterruptedException {
    List<FoldWork> left = new ArrayList<>();
    int total = 0;
    for (EvaluationTask evaluation : plan) {
      List<Split> splits = Evaluator.begin(table, evaluation);
      total += splits.size();
      Set<FoldId> finished = new HashSet<>(table.finishedFolds(evaluation.id()));
      splits.stream()
          .filter(split -> !finished.contains(FoldId.of(split)))
          .map(split -> new FoldWork(evaluation.id(), split.run(), split.fold()))
          .forEach(left::add);
    }
    progress.started("evaluating", total, "fits", total - left.size());
    fitting.fit(left, this::keep);
  }

  private void keep(FittedFold fold) {
    table.finish(
        fold.evaluationId(),
        fold.predictions(),
        fold.seconds(),
        fold.details().outOfBag(),
        fold.details().importances());
    progress.advanced();
  }
}
