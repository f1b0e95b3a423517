package org.patchbridge.certainty;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Sets of subclasses that hold the true one in about a promised share of the cells of every
 * subclass: class-conditional split conformal prediction with the score 1 − p. Cells of a donor
 * resemble each other: scores come from cells whose donors the model has not seen, their
 * distribution is pooled over donors (Dunn, Wasserman &amp; Ramdas 2023), and a subclass of fewer
 * donors than a promise at this level takes, 9 for 90 %, is in every set.
 *
 * @param level promised share, for example 0.9
 * @param thresholds one a class: the class is in the set where 1 − p is at most this; 1 for a class
 *     with too few donors to promise anything, which is in every set
 */
public record ConformalSets(double level, double[] thresholds) {

  /** Products of levels and counts miss a whole number by rounding only. */
  private static final double ROUNDING = 1e-9;

  public ConformalSets {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level is " + level + "; it must be between 0 and 1");
    }
  }

  /**
   * @param probabilities cells × classes, calibrated, of cells that the model was not fitted on
   * @param labels class index of each cell
   * @param donors number of each cell's donor
   */
  public static ConformalSets fit(
      double[][] probabilities, int[] labels, int[] donors, double level) {
    if (probabilities.length == 0) {
      throw new IllegalArgumentException("no cells to learn sets from");
    }
    double[] thresholds = new double[probabilities[0].length];
    for (int label = 0; label < thresholds.length; label++) {
      thresholds[label] = threshold(scores(probabilities, labels, donors, label, level), level);
    }
    return new ConformalSets(level, thresholds);
  }

  /** Scores of a class's cells, of one weight each; none where it has too few donors. */
  private static double[] scores(
      double[][] probabilities, int[] labels, int[] donors, int label, double level) {
    int[] cells = IntStream.range(0, labels.length).filter(row -> labels[row] == label).toArray();
    long donorsOfClass = Arrays.stream(cells).map(row -> donors[row]).distinct().count();
    if (!canPromise(donorsOfClass, level)) {
      return new double[0];
    }
    return Arrays.stream(cells)
        .mapToDouble(row -> 1 - probabilities[row][label])
        .sorted()
        .toArray();
  }

  /** Of n exchangeable donors and one to come, the last is beyond all others once in n + 1. */
  public static boolean canPromise(long donors, double level) {
    return donors / (donors + 1.0) >= level - ROUNDING;
  }

  private static double threshold(double[] ascending, double level) {
    if (ascending.length == 0) {
      return 1;
    }
    int needed = (int) Math.ceil(level * (ascending.length + 1) - ROUNDING);
    return needed > ascending.length ? 1 : ascending[needed - 1];
  }

  /**
   * @param probabilities of one cell, calibrated
   * @return for each class whether it is in the set; none may be
   */
  public boolean[] of(double[] probabilities) {
    boolean[] in = new boolean[probabilities.length];
    for (int label = 0; label < in.length; label++) {
      in[label] = 1 - probabilities[label] <= thresholds[label];
    }
    return in;
  }

  /** Whether a class is in every set, whatever its probability. */
  public boolean alwaysHolds(int label) {
    return thresholds[label] >= 1;
  }

  /** Donors that a class needs for a promise, for example 9 for 90 %. */
  public int leastDonors() {
    return (int) Math.ceil(level / (1 - level) - ROUNDING);
  }

  /** Probability from which on a class is in the set. */
  public double leastProbability(int label) {
    return Math.max(0, 1 - thresholds[label]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConformalSets sets
        && level == sets.level
        && Arrays.equals(thresholds, sets.thresholds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(thresholds);
  }
}
