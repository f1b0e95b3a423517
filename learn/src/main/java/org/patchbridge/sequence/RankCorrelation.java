package org.patchbridge.sequence;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Spearman's correlation; equal values share the mean of their ranks. */
final class RankCorrelation {
  private RankCorrelation() {}

  /** NaN where all values of either are equal. */
  static double spearman(double[] a, double[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(a.length + " values and " + b.length);
    }
    double[] x = ranks(a);
    double[] y = ranks(b);
    double middle = (a.length + 1) / 2.0;
    double covariance = 0;
    double ofX = 0;
    double ofY = 0;
    for (int i = 0; i < a.length; i++) {
      covariance += (x[i] - middle) * (y[i] - middle);
      ofX += (x[i] - middle) * (x[i] - middle);
      ofY += (y[i] - middle) * (y[i] - middle);
    }
    return covariance / Math.sqrt(ofX * ofY);
  }

  private static double[] ranks(double[] values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted((i, j) -> Double.compare(values[i], values[j]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[values.length];
    int from = 0;
    while (from < order.length) {
      int to = from + 1;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      double shared = (from + 1 + to) / 2.0;
      Arrays.stream(order, from, to).forEach(i -> ranks[i] = shared);
      from = to;
    }
    return ranks;
  }
}
