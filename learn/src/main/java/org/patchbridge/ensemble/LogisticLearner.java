package org.patchbridge.ensemble;

import java.util.List;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.evaluation.Classifier;
import org.patchbridge.evaluation.Learner;
import org.patchbridge.preparation.NormalScores;

/**
 * Multinomial logistic regression on normal scores, classes weighted to count the same. Uses no
 * randomness and no validation cells.
 *
 * @param penalty inverse of the weight of the ridge penalty, scikit-learn's {@code C}
 */
public record LogisticLearner(double penalty) implements Learner {
  /** What an ensemble chooses from, tens apart. */
  public static final List<LogisticLearner> CHOICES =
      List.of(new LogisticLearner(0.1), new LogisticLearner(0.01), new LogisticLearner(1));

  /** Tighter ones change the log loss of held-out cells by less than 0.001. */
  static final double TOLERANCE = 1e-4;

  public LogisticLearner {
    if (!(penalty > 0)) {
      throw new IllegalArgumentException("penalty " + penalty + " must be positive");
    }
  }

  @Override
  public String name() {
    return ScoredClassifier.LOGISTIC;
  }

  /**
   * @throws IllegalArgumentException where there are no training cells or one has no subclass
   */
  @Override
  public Classifier fit(Cohort cohort, int[] train, int[] validation, long seed) {
    TrainingLabels labels = TrainingLabels.of(cohort, train);
    FeatureMatrix x = cohort.matrix();
    NormalScores.Fitted scores = NormalScores.fit(x, train);
    double[][] z = MatrixRows.of(scores.transform(x, train));
    return new ScoredClassifier(scores, LogisticModel.fit(z, labels, penalty, TOLERANCE));
  }
}
