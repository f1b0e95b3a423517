package org.patchbridge.certainty;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.patchbridge.metric.ClassPrediction;

/**
 * From which probability on a subclass is called: as many cells as possible get a call while the
 * promised share of the calls is right (selective classification, Geifman &amp; El-Yaniv 2017). One
 * more cell to come counts as a wrong call (conformal risk control, Angelopoulos et al. 2024), and
 * calls must be of as many donors as a promise at this level takes: few cells that happen to be
 * right allow no calls.
 *
 * @param leastProbability of the most probable class of a cell that gets a call; above 1 where no
 *     cell may
 */
public record CallLimit(double leastProbability) {
  private static final double NEVER = 2;

  /** Products of levels and counts miss a whole number by rounding only. */
  private static final double ROUNDING = 1e-9;

  public CallLimit {
    if (!(leastProbability >= 0 && leastProbability <= NEVER)) {
      throw new IllegalArgumentException(
          "least probability of a call is " + leastProbability + "; from 0 to " + NEVER);
    }
  }

  /**
   * @param probabilities cells × classes, calibrated, of cells that the model was not fitted on
   * @param labels class index of each cell
   * @param donors number of each cell's donor
   * @param level promised share of right calls
   */
  public static CallLimit fit(double[][] probabilities, int[] labels, int[] donors, double level) {
    List<Integer> byCertainty =
        IntStream.range(0, labels.length)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> -highest(probabilities[row])))
            .toList();
    double limit = NEVER;
    int wrong = 0;
    Set<Integer> donorsCalled = new HashSet<>();
    for (int called = 1; called <= labels.length; called++) {
      int row = byCertainty.get(called - 1);
      donorsCalled.add(donors[row]);
      wrong += ClassPrediction.mostLikely(probabilities[row]) == labels[row] ? 0 : 1;
      boolean tied =
          called < labels.length
              && highest(probabilities[byCertainty.get(called)]) == highest(probabilities[row]);
      if (!tied
          && ConformalSets.canPromise(donorsCalled.size(), level)
          && wrong + 1 <= (1 - level) * (called + 1) + ROUNDING) {
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
