package org.patchbridge.nearness;

/** Distances, added up in the order of the coordinates, so that they are the same everywhere. */
public final class Euclidean {
  private Euclidean() {}

  /** Of two points of one dimension. */
  public static double squared(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      double difference = a[k] - b[k];
      sum += difference * difference;
    }
    return sum;
  }

  /** Of two points of one dimension. */
  public static double distance(double[] a, double[] b) {
    return Math.sqrt(squared(a, b));
  }

  /**
   * Points as they are, where they are sound.
   *
   * @throws IllegalArgumentException where there is none, where rows differ in length or are empty,
   *     or where a coordinate is no finite number
   */
  public static double[][] checked(double[][] points) {
    if (points.length == 0 || points[0].length == 0) {
      throw new IllegalArgumentException("there are no points, or they have no coordinate");
    }
    for (int i = 0; i < points.length; i++) {
      if (points[i].length != points[0].length) {
        throw new IllegalArgumentException(
            "point "
                + i
                + " has "
                + points[i].length
                + " coordinates, the first "
                + points[0].length);
      }
      for (double coordinate : points[i]) {
        if (!Double.isFinite(coordinate)) {
          throw new IllegalArgumentException("point " + i + " has the coordinate " + coordinate);
        }
      }
    }
    return points;
  }
}
