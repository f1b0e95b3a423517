package org.patchbridge.evaluation;

import org.patchbridge.metric.FoldId;
import org.patchbridge.metric.FoldPredictions;

/**
 * One finished fold.
 *
 * @param classifier the model fitted on the fold's training part, for importances or saving; drop
 *     it when done, models can be large
 * @param fitSeconds wall-clock time of fitting, without prediction, in s
 */
public record FoldResult(FoldPredictions predictions, Classifier classifier, double fitSeconds) {

  public FoldId id() {
    return predictions.id();
  }
}
