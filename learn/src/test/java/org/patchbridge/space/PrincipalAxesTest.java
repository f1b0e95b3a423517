package org.patchbridge.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PrincipalAxesTest {
  /** Four coordinates of which the last is the sum of the first two. */
  private static double[][] points() {
    SplittableRandom random = new SplittableRandom(9);
    double[][] points = new double[50][];
    for (int i = 0; i < points.length; i++) {
      double x = random.nextGaussian();
      double y = 0.5 * x + random.nextGaussian();
      points[i] = new double[] {x + 7, y, 0.2 * random.nextGaussian(), x + y};
    }
    return points;
  }

  @Test
  void distancesStayAndCoordinatesAreUncorrelatedTheWidestFirst() {
    double[][] points = points();
    double[][] turned = PrincipalAxes.of(points);

    assertThat(turned).hasDimensions(50, 3); // the fourth direction is flat
    for (int i = 1; i < points.length; i++) {
      assertThat(distance(turned[i], turned[0]))
          .isCloseTo(distance(points[i], points[0]), within(1e-9));
    }
    double[][] products = new double[3][3];
    for (double[] point : turned) {
      for (int a = 0; a < 3; a++) {
        for (int b = 0; b < 3; b++) {
          products[a][b] += point[a] * point[b];
        }
      }
    }
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < a; b++) {
        assertThat(products[a][b]).isCloseTo(0, within(1e-9));
        assertThat(products[a][a]).isLessThan(products[b][b]);
      }
    }
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }

  @Test
  void pointsInOnePlaceHaveOneCoordinateOfZeros() {
    assertThat(PrincipalAxes.of(new double[][] {{3, 4}, {3, 4}}))
        .isDeepEqualTo(new double[][] {{0}, {0}});
  }
}
