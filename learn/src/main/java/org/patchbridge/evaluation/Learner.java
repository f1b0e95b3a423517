package org.patchbridge.evaluation;

import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Split;

/**
 * A way to learn subclasses from cells. Holds settings only, so it can be used from many threads.
 */
public interface Learner {

  /** Short name as it stands in tables, for example {@code random forest}. */
  String name();

  /**
   * Learns from the {@code train} rows and nothing else; imputation, scaling and feature choice
   * included.
   *
   * @param validation rows that may steer early stopping and similar choices; may be empty
   * @param seed the only source of randomness: equal input and seed give bit-equal models
   */
  Classifier fit(Cohort cohort, int[] train, int[] validation, long seed);

  /**
   * Fits the model of a fold. A learner that shares work between the folds of a run, such as what
   * it learns from another species, sees here which run it is.
   */
  default Classifier fit(Cohort cohort, Split split) {
    return fit(cohort, split.train(), split.validation(), CrossValidation.fitSeed(split));
  }
}
