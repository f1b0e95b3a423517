package org.patchbridge.evaluation;

import java.util.function.Function;
import java.util.stream.IntStream;
import org.patchbridge.dataset.FeatureMatrix;

/** A fitted model that predicts from a matrix. */
@FunctionalInterface
public interface MatrixClassifier {

  /**
   * @return {@code rows × classes}; each row sums to 1
   */
  double[][] probabilities(FeatureMatrix x, int[] rows);

  /**
   * For matrices of the same size that differ from one in few values: some models are much faster
   * when they know the one. To be used by one thread at a time.
   *
   * @return what {@link #probabilities} says of all rows of a matrix, bit for bit
   */
  default Function<FeatureMatrix, double[][]> alterations(FeatureMatrix x) {
    int[] all = IntStream.range(0, x.rows()).toArray();
    return altered -> probabilities(altered, all);
  }
}
