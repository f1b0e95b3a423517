package org.patchbridge.homology;

import java.util.Arrays;
import java.util.Locale;

/**
 * Points of one space, points × dimensions. Distances are Euclidean, computed in double precision
 * and rounded to single precision, as filtrations hold them.
 */
public final class PointCloud {
  /** Numbers of two points, side by side, fit in 32 bits. */
  public static final int MOST_POINTS = 46_340;

  private final double[][] points;

  private PointCloud(double[][] points) {
    this.points = points;
  }

  /**
   * @param points at least one, all of the same dimension; copied
   * @throws IllegalArgumentException where there is none or more than {@value #MOST_POINTS}, where
   *     rows differ in length, or where a coordinate or a distance is no finite number
   */
  public static PointCloud of(double[][] points) {
    if (points.length == 0 || points.length > MOST_POINTS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%,d points; at least 1 and at most %,d: leave some out, at random",
              points.length,
              MOST_POINTS));
    }
    int dimensions = points[0].length;
    double greatest = 0;
    for (int i = 0; i < points.length; i++) {
      if (points[i].length != dimensions) {
        throw new IllegalArgumentException(
            "point " + i + " has " + points[i].length + " coordinates, the first " + dimensions);
      }
      for (double coordinate : points[i]) {
        if (!Double.isFinite(coordinate)) {
          throw new IllegalArgumentException("point " + i + " has the coordinate " + coordinate);
        }
        greatest = Math.max(greatest, Math.abs(coordinate));
      }
    }
    if (2 * greatest * Math.sqrt(dimensions) > Float.MAX_VALUE) {
      throw new IllegalArgumentException(
          "coordinates up to " + greatest + " are too large: use a larger unit");
    }
    return new PointCloud(Arrays.stream(points).map(double[]::clone).toArray(double[][]::new));
  }

  public int size() {
    return points.length;
  }

  public int dimensions() {
    return points[0].length;
  }

  /** Euclidean, in single precision. */
  public float distance(int one, int other) {
    double[] a = points[one];
    double[] b = points[other];
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      double difference = a[k] - b[k];
      sum += difference * difference;
    }
    return (float) Math.sqrt(sum);
  }

  /** The given points, in the given order. */
  public PointCloud select(int[] rows) {
    return new PointCloud(
        Arrays.stream(rows).mapToObj(row -> points[row]).toArray(double[][]::new));
  }

  /** Squared distance of every point from their mean. */
  double[] eccentricity() {
    double[] mean = new double[dimensions()];
    for (double[] point : points) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += point[k] / points.length;
      }
    }
    return Arrays.stream(points).mapToDouble(point -> squared(point, mean)).toArray();
  }

  private static double squared(double[] point, double[] mean) {
    double sum = 0;
    for (int k = 0; k < mean.length; k++) {
      double difference = point[k] - mean[k];
      sum += difference * difference;
    }
    return sum;
  }
}
