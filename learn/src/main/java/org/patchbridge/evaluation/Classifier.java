package org.patchbridge.evaluation;

import org.patchbridge.dataset.Cohort;

/** A fitted model. */
public interface Classifier {

  /**
   * @return {@code rows × classes}, in the order of {@link Cohort#classes()} of the cohort that the
   *     model was fitted on; each row sums to 1
   */
  double[][] probabilities(Cohort cohort, int[] rows);
}
