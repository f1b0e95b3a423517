package org.patchbridge.evaluation;

import org.patchbridge.dataset.FeatureMatrix;

/** A fitted model that predicts from a matrix. */
@FunctionalInterface
public interface MatrixClassifier {

  /**
   * @return {@code rows × classes}; each row sums to 1
   */
  double[][] probabilities(FeatureMatrix x, int[] rows);
}
