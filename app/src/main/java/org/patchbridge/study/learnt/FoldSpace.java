package org.patchbridge.study.learnt;

import java.util.Optional;
import org.patchbridge.dataset.Split;
import org.patchbridge.evaluation.FoldResult;
import org.patchbridge.sequence.FoldVectors;
import org.patchbridge.sequence.VectorLearner;
import org.patchbridge.study.plan.EvaluationTask;
import org.patchbridge.study.store.StudyStore;

/** Which vectors of a finished fold are kept. */
public final class FoldSpace {
  /** One network a fold shows what there is to see; ten would fill the store. */
  private static final int KEPT_RUN = 0;

  private FoldSpace() {}

  /**
   * Of the first run, and where folds keep donors together: else a cell's network has trained on
   * other cells of its donor.
   *
   * @param split that the fold was fitted on
   */
  public static Optional<FoldVectors> of(EvaluationTask task, Split split, FoldResult result) {
    return split.run() == KEPT_RUN
            && task.scheme().groupsDonors()
            && task.learner().learner() instanceof VectorLearner learner
        ? learner.vectors(task.cohort(), split, result.classifier())
        : Optional.empty();
  }

  /** Puts them into the store, as part of the transaction that finishes the fold. */
  public static StudyStore.Work<Void> stored(
      String evaluationId, Split split, Optional<FoldVectors> vectors) {
    return connection -> {
      if (vectors.isPresent()) {
        VectorTable.append(connection, evaluationId, split, vectors.get());
      }
      return null;
    };
  }
}
