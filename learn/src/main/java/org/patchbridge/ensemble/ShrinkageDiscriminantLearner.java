package org.patchbridge.ensemble;

import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.evaluation.Classifier;
import org.patchbridge.evaluation.Learner;
import org.patchbridge.preparation.NormalScores;

/**
 * Linear discriminant analysis on normal scores, equal priors, the pooled covariance shrunk towards
 * a multiple of the identity as Ledoit &amp; Wolf 2004 derive from the data. Uses no randomness and
 * no validation cells.
 */
public record ShrinkageDiscriminantLearner() implements Learner {

  @Override
  public String name() {
    return ScoredClassifier.DISCRIMINANT;
  }

  /**
   * @throws IllegalArgumentException where there are no training cells or one has no subclass
   */
  @Override
  public Classifier fit(Cohort cohort, int[] train, int[] validation, long seed) {
    TrainingLabels labels = TrainingLabels.of(cohort, train);
    FeatureMatrix x = cohort.matrix();
    NormalScores.Fitted scores = NormalScores.fit(x, train);
    FeatureMatrix z = scores.transform(x, train);
    return new ScoredClassifier(scores, ShrinkageDiscriminant.fit(z, labels));
  }
}
