package org.patchbridge.certainty;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.patchbridge.evaluation.ClassPrediction;

/**
 * From which probability on a subclass is called: as many cells as possible get a call while the
 * promised share of the calls is right (selective classification, Geifman & El-Yaniv 2017).
 *
 * @param leastProbability of the most probable class of a cell that gets a call; above 1 where no
 *     cell may
 */
public record CallLimit(double leastProbability) {
  private static final double NEVER = 2;

  public CallLimit {
    if (!(leastProbability >= 0 && leastProbability <= NEVER)) {
      throw new IllegalArgumentException(
          "least probability of a call is " + leastProbability + "; from 0 to " + NEVER);
    }
  }

  /**
   * @param probabilities cells × classes, calibrated, of cells that the model was not fitted on
   * @param labels class index of each cell
   * @param level promised share of right calls
   */
  public static CallLimit fit(double[][] probabilities, int[] labels, double level) {
    List<Integer> byCertainty =
        IntStream.range(0, labels.length)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> -highest(probabilities[row])))
            .toList();
    double limit = NEVER;
    int right = 0;
    for (int called = 1; called <= labels.length; called++) {
      int row = byCertainty.get(called - 1);
      right += ClassPrediction.mostLikely(probabilities[row]) == labels[row] ? 1 : 0;
      boolean tied =
          called < labels.length
              && highest(probabilities[byCertainty.get(called)]) == highest(probabilities[row]);
      if (!tied && right >= level * called) {
        limit = highest(probabilities[row]);
      }
    }
    return new CallLimit(limit);
  }

  /** Whether a cell of these probabilities gets a call. */
  public boolean isMet(double[] probabilities) {
    return highest(probabilities) >= leastProbability;
  }

  private static double highest(double[] probabilities) {
    return probabilities[ClassPrediction.mostLikely(probabilities)];
  }
}
