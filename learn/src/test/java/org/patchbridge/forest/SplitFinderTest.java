package org.patchbridge.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the definition: every cut of every column tried, Gini computed from class weights. */
class SplitFinderTest {
  private static final int CLASSES = 3;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void findsTheLeastWeightedGiniOfAllCuts(long seed) {
    Random random = new Random(seed);
    int rows = 5 + random.nextInt(300);
    int minLeaf = 1 + random.nextInt(3);
    // Few distinct values on even seeds, so that ties within a column are met.
    int distinct = seed % 2 == 0 ? 6 : 100_000;
    double[][] values = new double[rows][4];
    int[] labels = new int[rows];
    int[] counts = new int[rows];
    for (int i = 0; i < rows; i++) {
      for (int column = 0; column < 4; column++) {
        values[i][column] = (random.nextInt(distinct) - distinct / 2) / 7.0;
      }
      labels[i] = random.nextInt(CLASSES);
      counts[i] = 1 + random.nextInt(3);
    }
    double[] weights = {0.4, 1.7, 2.9};
    LabelledMatrix data = LabelledMatrix.of(values, labels);
    int[] examples = IntStream.range(0, rows).toArray();
    SplitFinder finder =
        new SplitFinder(TrainingSet.of(data.x(), examples, labels, CLASSES), weights, minLeaf);
    finder.startTree(counts);
    finder.startNode(examples, 0, rows);
    for (int column = 0; column < 4; column++) {
      finder.tryColumn(column, examples, 0, rows);
    }

    double least = Double.POSITIVE_INFINITY;
    for (int column = 0; column < 4; column++) {
      for (int row = 0; row < rows; row++) {
        double cut = (float) values[row][column];
        least = Math.min(least, impurity(values, labels, counts, weights, column, cut, minLeaf));
      }
    }
    double found =
        impurity(values, labels, counts, weights, finder.column(), finder.threshold(), minLeaf);
    double whole = impurity(values, labels, counts, weights, 0, Double.POSITIVE_INFINITY, 0);
    assertThat(found).isCloseTo(least, within(1e-9));
    assertThat(finder.impurityDecrease()).isCloseTo(whole - least, within(1e-9));
  }

  /** Weight times Gini on both sides of the cut; infinite where a side has too few examples. */
  private static double impurity(
      double[][] values,
      int[] labels,
      int[] counts,
      double[] weights,
      int column,
      double cut,
      int minLeaf) {
    double[][] sides = new double[2][CLASSES];
    int[] sizes = new int[2];
    for (int i = 0; i < labels.length; i++) {
      int side = (float) values[i][column] <= cut ? 0 : 1;
      sides[side][labels[i]] += counts[i] * weights[labels[i]];
      sizes[side]++;
    }
    if (Math.min(sizes[0], sizes[1]) < minLeaf) {
      return Double.POSITIVE_INFINITY;
    }
    double sum = 0;
    for (double[] side : sides) {
      double total = side[0] + side[1] + side[2];
      for (double weight : side) {
        sum += total == 0 ? 0 : weight * (1 - weight / total);
      }
    }
    return sum;
  }
}
