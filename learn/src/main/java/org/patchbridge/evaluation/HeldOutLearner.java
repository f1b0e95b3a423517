package org.patchbridge.evaluation;

import java.util.Optional;
import org.patchbridge.dataset.Cohort;

/** A learner that comes by held-out predictions of its training cells as it fits. */
public interface HeldOutLearner extends Learner {

  /**
   * @param classifier as {@link #fit} gives it
   * @param heldOut one row of probabilities for each training cell, from models that did not see
   *     its donor; empty where {@link HeldOut#folds} are
   */
  record Fit(Classifier classifier, Optional<double[][]> heldOut) {}

  /** {@link #fit} and what its model would have said of the training cells. */
  Fit fitWithHeldOut(Cohort cohort, int[] train, int[] validation, long seed);
}
