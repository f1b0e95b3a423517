package org.patchbridge.adaptation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Split;
import org.patchbridge.ensemble.KernelLogisticLearner;
import org.patchbridge.evaluation.HeldOut;
import org.patchbridge.random.RandomStream;

/**
 * How well a classifier tells the cells of a batch from reference cells of the same shares of
 * classes: area under the receiver operating characteristic, on cells that it was not fitted on.
 */
final class LabSeparation {
  /** Fewer cells of the batch are not worth fitting a classifier to. */
  static final int LEAST_CELLS = 20;

  private static final int MOST_CELLS = 400;
  private static final int FOLDS = 4;
  private static final String BATCH = "batch";
  private static final String REFERENCE = "reference";

  private LabSeparation() {}

  /**
   * @param batch its cells
   * @param standard their standard scores, mapped or not
   * @param shares of the classes in the batch
   * @return empty for few cells
   */
  static Optional<Double> of(
      RigReference reference, List<Cell> batch, double[][] standard, double[] shares, long seed) {
    if (standard.length < LEAST_CELLS) {
      return Optional.empty();
    }
    RandomStream random = RandomStream.of(seed);
    int[] order = IntStream.range(0, standard.length).toArray();
    random.shuffle(order);
    int[] mine = Arrays.copyOf(order, Math.min(MOST_CELLS, order.length));
    int[] theirs = drawn(reference.labels(), shares, mine.length, random);
    List<Cell> cells = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    for (int row : mine) {
      cells.add(renamed(batch.get(row), "b" + cells.size(), BATCH));
      rows.add(standard[row]);
    }
    for (int row : theirs) {
      cells.add(renamed(reference.cells().get(row), "r" + cells.size(), REFERENCE));
      rows.add(reference.standard()[row]);
    }
    Optional<Cohort> both =
        RigReference.twoGroups(reference.scores(), cells, rows.toArray(double[][]::new));
    return both.flatMap(groups -> area(groups, seed));
  }

  private static Optional<Double> area(Cohort groups, long seed) {
    int[] all = IntStream.range(0, groups.size()).toArray();
    Optional<List<Split>> folds = HeldOut.folds(groups, all, FOLDS, seed);
    return folds.map(
        known -> {
          double[][] opinions =
              HeldOut.probabilities(KernelLogisticLearner.DEFAULT, groups, all, known, seed);
          double[] scores = Arrays.stream(opinions).mapToDouble(cell -> cell[0]).toArray();
          return area(scores, groups.labels());
        });
  }

  /** Donors of the two groups are not the same, whatever their names. */
  private static Cell renamed(Cell cell, String id, String group) {
    return new Cell(
        id,
        cell.species(),
        cell.donor().map(donor -> group + " " + donor),
        Optional.of(group),
        Optional.empty());
  }

  /** Rows without repetition, classes as frequent as their cells and shares allow. */
  private static int[] drawn(int[] labels, double[] shares, int count, RandomStream random) {
    int[] order = IntStream.range(0, labels.length).toArray();
    random.shuffle(order);
    int[] left = new int[shares.length];
    for (int label = 0; label < left.length; label++) {
      left[label] = (int) Math.round(shares[label] * count);
    }
    return Arrays.stream(order).filter(row -> left[labels[row]]-- > 0).toArray();
  }

  /** Probability that a cell of the first class scores higher than one of the other. */
  static double area(double[] scores, int[] labels) {
    int[] ascending =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> scores[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double ranks = 0;
    double first = 0;
    for (int at = 0; at < ascending.length; ) {
      int end = at;
      while (end < ascending.length && scores[ascending[end]] == scores[ascending[at]]) {
        end++;
      }
      for (int tied = at; tied < end; tied++) {
        if (labels[ascending[tied]] == 0) {
          ranks += (at + 1 + end) / 2.0;
          first++;
        }
      }
      at = end;
    }
    double other = scores.length - first;
    return first == 0 || other == 0 ? 0.5 : (ranks - first * (first + 1) / 2) / (first * other);
  }
}
