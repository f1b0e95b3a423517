package org.patchbridge.certainty;

import java.util.Arrays;
import org.patchbridge.metric.ClassPrediction;

/**
 * All that a calibrated model says of a cell whose donor it has not seen.
 *
 * @param row of the cohort
 * @param probabilities calibrated
 * @param set for each class whether it is in the conformal set
 * @param isNovel whether the cell is said to be unlike all training cells
 * @param isCalled whether its most probable subclass is called: certain enough, not novel, and of a
 *     model that can tell novel cells
 */
public record HeldOutCall(
    int row, double[] probabilities, boolean[] set, boolean isNovel, boolean isCalled) {

  /** Index of the most probable class. */
  public int mostProbable() {
    return ClassPrediction.mostLikely(probabilities);
  }

  /** Number of classes in the set. */
  public int setSize() {
    int size = 0;
    for (boolean in : set) {
      size += in ? 1 : 0;
    }
    return size;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HeldOutCall call
        && row == call.row
        && isNovel == call.isNovel
        && isCalled == call.isCalled
        && Arrays.equals(probabilities, call.probabilities)
        && Arrays.equals(set, call.set);
  }

  @Override
  public int hashCode() {
    return 31 * row + Arrays.hashCode(probabilities);
  }
}
