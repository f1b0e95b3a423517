package org.patchbridge.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeighbourhoodPreservationTest {
  private static final double ROUNDING = 1e-12;

  /** Values of trustworthiness_oracle.py (scikit-learn 1.2.1). */
  @ParameterizedTest
  @CsvSource({
    "1, 0.5835526315789474, 0.6723684210526315",
    "5, 0.64, 0.6759375",
    "15, 0.698921568627451, 0.7147058823529412",
    "19, 0.6800239234449761, 0.7063397129186603"
  })
  void equalsScikitLearnAndContinuityIsTheSameWithTheSpacesSwapped(
      int neighbours, double trustworthiness, double continuity) {
    double[][] original = new double[40][5];
    double[][] embedded = new double[40][2];
    for (int i = 0; i < 40; i++) {
      for (int k = 0; k < 5; k++) {
        original[i][k] = Math.sin(1.7 * i + 2.3 * k + 0.1 * i * k);
      }
      embedded[i][0] = original[i][0] + 0.3 * Math.cos(3.1 * i);
      embedded[i][1] = original[i][1] * Math.sin(0.7 * i);
    }

    NeighbourhoodPreservation kept = NeighbourhoodPreservation.of(original, embedded, neighbours);

    assertThat(kept.trustworthiness()).isCloseTo(trustworthiness, within(ROUNDING));
    assertThat(kept.continuity()).isCloseTo(continuity, within(ROUNDING));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 9})
  void aTurnedAndScaledCopyKeepsEverything(int neighbours) {
    double[][] points = random(60, 2, 4);
    double[][] turned = new double[60][2];
    for (int i = 0; i < 60; i++) {
      turned[i][0] = 3 * (0.6 * points[i][0] - 0.8 * points[i][1]) + 7;
      turned[i][1] = 3 * (0.8 * points[i][0] + 0.6 * points[i][1]);
    }

    NeighbourhoodPreservation kept = NeighbourhoodPreservation.of(points, turned, neighbours);

    assertThat(kept.trustworthiness()).isEqualTo(1);
    assertThat(kept.continuity()).isEqualTo(1);
  }

  @Test
  void aShuffledCopyKeepsAboutHalf() {
    // Ranks of random neighbours are uniform over 1 … n − 1: with k much smaller than n the sum of
    // (rank − k) is about n k n / 2, and 2 / (n k 2 n) of that is ½.
    NeighbourhoodPreservation kept =
        NeighbourhoodPreservation.of(random(800, 3, 1), random(800, 2, 2), 5);

    assertThat(kept.trustworthiness()).isCloseTo(0.5, within(0.02));
    assertThat(kept.continuity()).isCloseTo(0.5, within(0.02));
  }

  @Test
  void copiesOfAPointAreRankedByTheirOrder() {
    double[][] copies = new double[9][2];

    NeighbourhoodPreservation kept = NeighbourhoodPreservation.of(copies, copies, 3);

    assertThat(kept.trustworthiness()).isEqualTo(1);
    assertThat(kept.continuity()).isEqualTo(1);
  }

  @Test
  void tooManyNeighboursAreRefused() {
    double[][] points = random(10, 2, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> NeighbourhoodPreservation.of(points, points, 5))
        .withMessageContaining("5 neighbours among 10 cells");
  }

  private static double[][] random(int cells, int width, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] points = new double[cells][width];
    for (double[] point : points) {
      for (int k = 0; k < width; k++) {
        point[k] = random.nextGaussian();
      }
    }
    return points;
  }
}
