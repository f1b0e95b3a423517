package org.patchbridge.sequence;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.random.RandomStream;

/**
 * Synthetic minority oversampling (Chawla et al. 2002): every class is filled up to the size of the
 * largest with points between a cell and one of its nearest neighbours of the same class. Cell,
 * neighbour and the share of the way are drawn uniformly.
 *
 * <p>An absent value (NaN) counts as 0, the training mean, in distances. It stays absent in points
 * made from its cell; where only the neighbour lacks it, the cell's value is taken.
 */
final class Smote {
  /** Neighbours considered, at most (the paper and imbalanced-learn's default). */
  static final int MOST_NEIGHBOURS = 5;

  private Smote() {}

  /** The given rows, then the synthetic ones class by class, with the class of each. */
  record Balanced(FeatureMatrix x, int[] labels) {}

  /**
   * k = min(5, size of the smallest class − 1) neighbours. A class of one cell makes k 0, and
   * points of every class are then copies. Classes without a cell stay empty.
   *
   * @param x z-scored training rows, not changed
   * @param labels class of each row, 0 … classes − 1
   */
  static Balanced balance(FeatureMatrix x, int[] labels, int classes, long seed) {
    int[][] members = new int[classes][];
    for (int c = 0; c < classes; c++) {
      int label = c;
      members[c] = IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray();
    }
    int largest = Arrays.stream(members).mapToInt(m -> m.length).max().orElse(0);
    int smallest =
        Arrays.stream(members).mapToInt(m -> m.length).filter(n -> n > 0).min().orElse(0);
    int k = Math.min(MOST_NEIGHBOURS, smallest - 1);
    int filled = (int) Arrays.stream(members).filter(m -> m.length > 0).count();
    int total = largest * filled;
    double[] values = Arrays.copyOf(x.values(), Math.multiplyExact(total, x.width()));
    int[] balanced = Arrays.copyOf(labels, total);
    RandomStream random = RandomStream.of(seed);
    int next = labels.length;
    for (int c = 0; c < classes; c++) {
      if (members[c].length == 0) {
        continue;
      }
      int[][] neighbours = neighbours(x, members[c], k);
      for (int n = members[c].length; n < largest; n++) {
        int cell = random.nextInt(members[c].length);
        int other = k == 0 ? members[c][cell] : neighbours[cell][random.nextInt(k)];
        double share = random.nextDouble();
        interpolate(x, members[c][cell], other, share, values, next);
        balanced[next++] = c;
      }
    }
    return new Balanced(
        new FeatureMatrix(total, x.columns(), x.familyOfColumn(), values), balanced);
  }

  private static void interpolate(
      FeatureMatrix x, int cell, int other, double share, double[] values, int row) {
    for (int column = 0; column < x.width(); column++) {
      double from = x.at(cell, column);
      double to = x.at(other, column);
      values[row * x.width() + column] = Double.isNaN(to) ? from : from + share * (to - from);
    }
  }

  /** For each member its k nearest others, nearest first, ties in the order of the rows. */
  private static int[][] neighbours(FeatureMatrix x, int[] members, int k) {
    int[][] neighbours = new int[members.length][];
    for (int i = 0; i < members.length; i++) {
      double[] distance = new double[members.length];
      for (int j = 0; j < members.length; j++) {
        distance[j] = squaredDistance(x, members[i], members[j]);
      }
      int self = i;
      neighbours[i] =
          IntStream.range(0, members.length)
              .filter(j -> j != self)
              .boxed()
              .sorted((a, b) -> Double.compare(distance[a], distance[b]))
              .limit(k)
              .mapToInt(j -> members[j])
              .toArray();
    }
    return neighbours;
  }

  private static double squaredDistance(FeatureMatrix x, int a, int b) {
    double sum = 0;
    for (int column = 0; column < x.width(); column++) {
      double difference = zeroIfAbsent(x.at(a, column)) - zeroIfAbsent(x.at(b, column));
      sum += difference * difference;
    }
    return sum;
  }

  private static double zeroIfAbsent(double value) {
    return Double.isNaN(value) ? 0 : value;
  }
}
