package org.patchbridge.ensemble;

import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.evaluation.Classifier;
import org.patchbridge.preparation.NormalScores;

/** A model of normal scores together with the ranks that were fitted on the same cells. */
record ScoredClassifier(NormalScores.Fitted scores, ScoreModel model) implements Classifier {

  /** What is learnt from rows of normal scores. */
  interface ScoreModel {
    /** One row of class probabilities for each row of {@code z}. */
    double[][] probabilities(FeatureMatrix z);
  }

  @Override
  public double[][] probabilities(Cohort cohort, int[] rows) {
    return model.probabilities(scores.transform(cohort.matrix(), rows));
  }
}
