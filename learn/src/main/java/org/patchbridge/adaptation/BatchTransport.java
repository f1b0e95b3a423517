package org.patchbridge.adaptation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.patchbridge.adaptation.mixture.AffineMixture;
import org.patchbridge.adaptation.mixture.UnbalancedTransport;
import org.patchbridge.random.RandomStream;

/** Sends the cells of a batch to reference cells by unbalanced transport. */
final class BatchTransport {
  /** In units of the mean squared difference of a feature. */
  private static final double BLUR = 0.05;

  private static final double SLACK = 1;
  private static final int MOST_REFERENCE = 1500;
  private static final int MOST_AT_ONCE = 1000;

  private BatchTransport() {}

  /**
   * @param cells in standard scores, scaled to the reference; more than a thousand are sent in
   *     parts
   */
  static double[][] of(RigReference reference, double[][] cells, long seed) {
    double[][] targets = filled(AffineMixture.some(reference.standard(), MOST_REFERENCE, seed));
    int parts = (cells.length + MOST_AT_ONCE - 1) / MOST_AT_ONCE;
    int[] order = IntStream.range(0, cells.length).toArray();
    RandomStream.of(seed).shuffle(order);
    double[][] result = new double[cells.length][];
    for (int part = 0; part < parts; part++) {
      int which = part;
      int[] rows =
          IntStream.range(0, cells.length)
              .filter(at -> at % parts == which)
              .map(at -> order[at])
              .toArray();
      double[][] some = Arrays.stream(rows).mapToObj(row -> cells[row]).toArray(double[][]::new);
      double[][] plan = UnbalancedTransport.plan(cost(filled(some), targets), BLUR, SLACK);
      double[][] moved = UnbalancedTransport.barycentres(plan, some, targets);
      for (int i = 0; i < rows.length; i++) {
        result[rows[i]] = moved[i];
      }
    }
    return result;
  }

  /** What is absent counts as the reference's mean. */
  private static double[][] filled(double[][] cells) {
    return Arrays.stream(cells)
        .map(cell -> Arrays.stream(cell).map(v -> Double.isNaN(v) ? 0 : v).toArray())
        .toArray(double[][]::new);
  }

  private static double[][] cost(double[][] from, double[][] to) {
    double[][] cost = new double[from.length][to.length];
    for (int i = 0; i < from.length; i++) {
      for (int j = 0; j < to.length; j++) {
        double sum = 0;
        for (int column = 0; column < from[i].length; column++) {
          double difference = from[i][column] - to[j][column];
          sum += difference * difference;
        }
        cost[i][j] = sum / from[i].length;
      }
    }
    return cost;
  }
}
