package org.patchbridge.spark;

import java.io.Serializable;
import java.util.List;
import java.util.OptionalDouble;
import org.patchbridge.metric.FoldPredictions;
import org.patchbridge.study.FittedFold;
import org.patchbridge.study.FoldWork;
import org.patchbridge.study.store.EvaluationTable.Importance;
import org.patchbridge.study.store.FoldDetails;

/** A fit as it goes to an executor. */
record FoldTask(String evaluationId, int run, int fold) implements Serializable {
  private static final long serialVersionUID = 1L;

  static FoldTask of(FoldWork work) {
    return new FoldTask(work.evaluationId(), work.run(), work.fold());
  }

  FoldWork work() {
    return new FoldWork(evaluationId, run, fold);
  }

  /**
   * The fit as it comes back.
   *
   * @param outOfBag null where there is none
   */
  record Fitted(
      FoldTask task,
      int[] rows,
      double[][] probabilities,
      double seconds,
      Double outOfBag,
      List<Weight> weights)
      implements Serializable {
    private static final long serialVersionUID = 1L;

    static Fitted of(FoldTask task, FittedFold fold) {
      OptionalDouble outOfBag = fold.details().outOfBag();
      return new Fitted(
          task,
          fold.predictions().rows(),
          fold.predictions().probabilities(),
          fold.seconds(),
          outOfBag.isPresent() ? outOfBag.getAsDouble() : null,
          fold.details().importances().stream()
              .map(one -> new Weight(one.kind(), one.family(), one.column(), one.value()))
              .toList());
    }

    FittedFold fold() {
      return new FittedFold(
          task.evaluationId(),
          new FoldPredictions(task.run(), task.fold(), rows, probabilities),
          seconds,
          new FoldDetails(
              outOfBag == null ? OptionalDouble.empty() : OptionalDouble.of(outOfBag),
              weights.stream()
                  .map(one -> new Importance(one.kind(), one.family(), one.column(), one.value()))
                  .toList()));
    }
  }

  /** An importance as it comes back. */
  record Weight(String kind, String family, String column, double value) implements Serializable {
    private static final long serialVersionUID = 1L;
  }
}
