package org.patchbridge.shape.cohort;

/** Points of the plane turned and mirrored, and moved to the middle of others (Procrustes). */
final class Alignment {
  private Alignment() {}

  /**
   * @param points not changed
   * @param target as many
   * @return the points where the sum of squared distances to the target is least; size is kept
   */
  static double[][] of(double[][] points, double[][] target) {
    double[] from = middle(points);
    double[] to = middle(target);
    double[][] sums = new double[2][2];
    for (int i = 0; i < points.length; i++) {
      for (int k = 0; k < 2; k++) {
        for (int l = 0; l < 2; l++) {
          sums[k][l] += (target[i][k] - to[k]) * (points[i][l] - from[l]);
        }
      }
    }
    double turn = StrictMath.hypot(sums[0][0] + sums[1][1], sums[1][0] - sums[0][1]);
    double flip = StrictMath.hypot(sums[0][0] - sums[1][1], sums[1][0] + sums[0][1]);
    boolean isMirrored = flip > turn;
    double sign = isMirrored ? -1 : 1;
    double angle = StrictMath.atan2(sums[1][0] - sign * sums[0][1], sums[0][0] + sign * sums[1][1]);
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    double[][] result = new double[points.length][2];
    for (int i = 0; i < points.length; i++) {
      double x = points[i][0] - from[0];
      double y = sign * (points[i][1] - from[1]);
      result[i][0] = to[0] + cos * x - sin * y;
      result[i][1] = to[1] + sin * x + cos * y;
    }
    return result;
  }

  private static double[] middle(double[][] points) {
    double[] middle = new double[2];
    for (double[] point : points) {
      middle[0] += point[0] / points.length;
      middle[1] += point[1] / points.length;
    }
    return middle;
  }
}
