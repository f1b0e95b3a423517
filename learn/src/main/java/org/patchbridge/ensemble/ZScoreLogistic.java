package org.patchbridge.ensemble;

import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FeatureMatrix;

/**
 * Multinomial logistic regression of z-scores that its caller makes, so that cells which are scaled
 * in another way than the training cells can be classified. Classes are weighted to count the same,
 * so its prior is uniform over the classes that occur; absent values count as the mean. Uses no
 * randomness. Immutable.
 */
public final class ZScoreLogistic {
  private final LogisticModel model;

  private ZScoreLogistic(LogisticModel model) {
    this.model = model;
  }

  /**
   * @param z one row for each of {@code train}, NaN where absent
   * @param cohort that the labels are taken from
   * @param train its rows
   * @param penalty inverse of the weight of the ridge penalty, scikit-learn's {@code C}
   * @throws IllegalArgumentException where there are no training cells or one has no subclass
   */
  public static ZScoreLogistic fit(FeatureMatrix z, Cohort cohort, int[] train, double penalty) {
    TrainingLabels labels = TrainingLabels.of(cohort, train);
    return new ZScoreLogistic(
        LogisticModel.fit(filled(z), labels, penalty, LogisticLearner.TOLERANCE));
  }

  /**
   * @param z cells × columns as in training, NaN where absent
   * @return cells × classes
   */
  public double[][] probabilities(FeatureMatrix z) {
    return model.probabilities(filled(z));
  }

  private static double[][] filled(FeatureMatrix z) {
    double[][] rows = MatrixRows.of(z);
    for (double[] row : rows) {
      for (int column = 0; column < row.length; column++) {
        row[column] = Double.isNaN(row[column]) ? 0 : row[column];
      }
    }
    return rows;
  }
}
