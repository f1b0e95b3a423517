package org.patchbridge.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProcrustesTest {
  private static final int WIDTH = 6;

  private static double[][] points(int count, int dimensions, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] points = new double[count][WIDTH];
    for (double[] point : points) {
      for (int i = 0; i < dimensions; i++) {
        point[i] = random.nextGaussian() * (i + 1);
      }
    }
    return points;
  }

  /** Turned in every plane of two axes by the same angle, mirrored and shifted. */
  private static double[][] moved(double[][] points) {
    double cosine = Math.cos(0.7);
    double sine = Math.sin(0.7);
    return Arrays.stream(points)
        .map(
            point -> {
              double[] turned = point.clone();
              for (int a = 0; a < WIDTH; a++) {
                for (int b = a + 1; b < WIDTH; b++) {
                  double x = turned[a];
                  turned[a] = cosine * x - sine * turned[b];
                  turned[b] = sine * x + cosine * turned[b];
                }
              }
              turned[2] = -turned[2];
              turned[3] += 5;
              return turned;
            })
        .toArray(double[][]::new);
  }

  @Test
  void aKnownMotionIsFoundAndHoldsForPointsItWasNotFittedOn() {
    double[][] anchors = points(40, WIDTH, 1);
    double[][] others = points(25, WIDTH, 2);

    Procrustes found = Procrustes.fit(moved(anchors), anchors);

    assertThat(found.residual()).isLessThan(1e-15);
    double[][] back = found.apply(moved(others));
    for (int i = 0; i < others.length; i++) {
      assertThat(back[i]).containsExactly(others[i], within(1e-7));
    }
  }

  @Test
  void distancesStayWhatTheyAreHoweverBadTheFit() {
    double[][] points = points(30, WIDTH, 3);
    Procrustes found = Procrustes.fit(points(30, WIDTH, 4), points(30, WIDTH, 5));

    double[][] after = found.apply(points);

    assertThat(found.residual()).isBetween(0.5, 2.0);
    for (int i = 1; i < points.length; i++) {
      assertThat(distance(after[i], after[0]))
          .isCloseTo(distance(points[i], points[0]), within(1e-12));
    }
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }

  /** Anchors in a plane say nothing of the other directions, in which nothing may be turned. */
  @Test
  void directionsOfWhichTheAnchorsSayNothingAreLeftAsTheyAre() {
    double[][] anchors = points(20, 2, 6);
    double[][] others = points(10, WIDTH, 7);

    double[][] after = Procrustes.fit(anchors, anchors).apply(others);

    for (int i = 0; i < others.length; i++) {
      assertThat(after[i]).containsExactly(others[i], within(1e-6));
    }
  }

  @Test
  void pointsThatDoNotPairAreRefused() {
    assertThatThrownBy(() -> Procrustes.fit(points(3, WIDTH, 1), points(4, WIDTH, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 points for 4");
  }
}
