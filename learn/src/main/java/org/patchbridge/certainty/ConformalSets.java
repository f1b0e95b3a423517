package org.patchbridge.certainty;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sets of subclasses that hold the true one in at least a promised share of the cells of every
 * subclass: class-conditional split conformal prediction with the score 1 − p. Cells of a donor
 * resemble each other, so it is donors that count as exchangeable: the distribution of a class's
 * scores is that of its cells, and besides them as much weight as an average donor has is put on a
 * donor yet to come that fits nothing (after Dunn, Wasserman & Ramdas 2023).
 *
 * @param level promised share, for example 0.9
 * @param thresholds one a class: the class is in the set where 1 − p is at most this; 1 for a class
 *     with too few donors to promise anything, which is in every set
 */
public record ConformalSets(double level, double[] thresholds) {

  private record Scored(double score, double weight) {}

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
      thresholds[label] = threshold(scores(probabilities, labels, donors, label), level);
    }
    return new ConformalSets(level, thresholds);
  }

  /** Scores of a class's cells; the weights leave over what a donor to come has. */
  private static List<Scored> scores(
      double[][] probabilities, int[] labels, int[] donors, int label) {
    int[] cells = IntStream.range(0, labels.length).filter(row -> labels[row] == label).toArray();
    long donorsOfClass = Arrays.stream(cells).map(row -> donors[row]).distinct().count();
    double weight = donorsOfClass / (donorsOfClass + 1.0) / cells.length;
    return Arrays.stream(cells)
        .mapToObj(row -> new Scored(1 - probabilities[row][label], weight))
        .sorted(Comparator.comparingDouble(Scored::score))
        .toList();
  }

  private static double threshold(List<Scored> ascending, double level) {
    double reached = 0;
    for (Scored one : ascending) {
      reached += one.weight();
      // Sums of reciprocals miss the level by rounding only.
      if (reached >= level - 1e-12) {
        return one.score();
      }
    }
    return 1;
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
