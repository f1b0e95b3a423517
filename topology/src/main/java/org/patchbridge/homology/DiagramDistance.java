package org.patchbridge.homology;

import java.util.Arrays;

/**
 * How different two diagrams of one dimension are. Features that never end are matched among
 * themselves in the order of their births; where one diagram has more of them, the distance is
 * infinite.
 */
public enum DiagramDistance {
  /**
   * The greatest difference of the best matching (Cohen-Steiner, Edelsbrunner &amp; Harer 2007).
   */
  BOTTLENECK {
    @Override
    double finite(double[][] one, double[][] other) {
      return BottleneckDistance.between(one, other);
    }

    @Override
    double together(double one, double other) {
      return Math.max(one, other);
    }
  },

  /** The sum of the differences of the best matching, order 1. */
  WASSERSTEIN {
    @Override
    double finite(double[][] one, double[][] other) {
      return WassersteinDistance.between(one, other);
    }

    @Override
    double together(double one, double other) {
      return one + other;
    }
  };

  /**
   * @param one features of one dimension; may be none
   */
  public double between(PersistenceDiagram one, PersistenceDiagram other) {
    double[] births = births(one);
    double[] others = births(other);
    if (births.length != others.length) {
      return Double.POSITIVE_INFINITY;
    }
    double distance =
        finite(BottleneckDistance.points(one.finite()), BottleneckDistance.points(other.finite()));
    for (int i = 0; i < births.length; i++) {
      distance = together(distance, Math.abs(births[i] - others[i]));
    }
    return distance;
  }

  abstract double finite(double[][] one, double[][] other);

  abstract double together(double one, double other);

  private static double[] births(PersistenceDiagram diagram) {
    double[] births = diagram.essential().stream().mapToDouble(PersistencePair::birth).toArray();
    Arrays.sort(births);
    return births;
  }
}
