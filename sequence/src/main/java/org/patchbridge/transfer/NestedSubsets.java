package org.patchbridge.transfer;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.patchbridge.random.RandomStream;

/** Subsets of training cells in which classes keep their shares, each part of the larger ones. */
final class NestedSubsets {
  private NestedSubsets() {}

  /**
   * The k-th of the n cells of a class, shuffled, stands at (k + ½) ÷ n; the first {@code size}
   * places are taken. A class therefore differs from its share by less than one cell.
   *
   * @param labels class of each of {@code rows}
   * @param size at least 1; all rows where it is not smaller than their number
   * @return ascending rows
   */
  static int[] take(int[] rows, int[] labels, int size, long seed) {
    if (size < 1) {
      throw new IllegalArgumentException(size + " training cells; at least 1");
    }
    int[] order = IntStream.range(0, rows.length).toArray();
    RandomStream.of(seed).shuffle(order);
    double[] place = new double[rows.length];
    int classes = Arrays.stream(labels).max().orElse(0) + 1;
    int[] counts = new int[classes];
    for (int label : labels) {
      counts[label]++;
    }
    int[] seen = new int[classes];
    for (int i : order) {
      place[i] = (seen[labels[i]]++ + 0.5) / counts[labels[i]];
    }
    return Arrays.stream(order)
        .boxed()
        .sorted((a, b) -> Double.compare(place[a], place[b]))
        .limit(size)
        .mapToInt(i -> rows[i])
        .sorted()
        .toArray();
  }
}
