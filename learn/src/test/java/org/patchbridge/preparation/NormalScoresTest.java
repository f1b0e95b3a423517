package org.patchbridge.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FeatureMatrix;

class NormalScoresTest {
  private static FeatureMatrix column(double... values) {
    return new FeatureMatrix(
        values.length, List.of(new Column("tau", "s")), List.of("passive"), values);
  }

  private static double[] scores(FeatureMatrix x, int train) {
    return NormalScores.fit(x, IntStream.range(0, train).toArray())
        .transform(x, IntStream.range(0, x.rows()).toArray())
        .values();
  }

  @Test
  void oneStandardDeviationIsWhereItsShareOfTheRanksIs() {
    double[] values = IntStream.range(0, 10_000).mapToDouble(i -> i).toArray();
    double[] scores = scores(column(values), values.length);
    assertThat(scores[5_000]).isCloseTo(0, within(1e-3));
    assertThat(scores[8_413]).isCloseTo(1, within(1e-3));
    assertThat(scores[227]).isCloseTo(-2, within(3e-3));
  }

  @Test
  void monotoneTransformsOfTrainingValuesChangeNothing() {
    double[] values = new Random(4).doubles(300, 0.1, 8).toArray();
    double[] logarithms = Arrays.stream(values).map(Math::log).toArray();
    assertThat(scores(column(logarithms), 300)).containsExactly(scores(column(values), 300));
  }

  @Test
  void impossibleValueWeighsNoMoreThanThreeDeviations() {
    double[] scores = scores(column(1, 2, 3, 4, 1e12, -1e12), 4);
    assertThat(scores[4]).isEqualTo(scores[3]).isLessThanOrEqualTo(3);
    assertThat(scores[5]).isEqualTo(scores[0]);
    double[] many = IntStream.range(0, 5_000).mapToDouble(i -> i).toArray();
    assertThat(Arrays.stream(scores(column(many), 5_000)).max()).hasValue(3);
  }

  @Test
  void equalValuesShareAScoreAndValuesBetweenAreInterpolated() {
    double[] scores = scores(column(1, 1, 3, 3, 2), 4);
    assertThat(scores[0]).isEqualTo(scores[1]).isEqualTo(-scores[2]);
    assertThat(scores[4]).isCloseTo(0, within(1e-15));
  }

  @Test
  void absentValuesGetTheScoreOfTheMedian() {
    double[] scores = scores(column(1, Double.NaN, 3, Double.NaN), 3);
    assertThat(new double[] {scores[1], scores[3]}).containsExactly(0, 0);
    assertThat(scores(column(Double.NaN, Double.NaN, 7), 2)).containsExactly(0, 0, 0);
  }

  @Test
  void otherRowsHaveNoSayInTheScores() {
    double[] one = scores(column(1, 2, 3, 99), 3);
    double[] other = scores(column(1, 2, 3, -99), 3);
    assertThat(Arrays.copyOf(one, 3)).containsExactly(Arrays.copyOf(other, 3));
  }

  @Test
  void noTrainingRowsAreRefused() {
    assertThatThrownBy(() -> NormalScores.fit(column(1), new int[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no training rows");
  }

  /**
   * Φ⁻¹ of 1/8, 3/8, 5/8 and 7/8 by Python 3.11, statistics.NormalDist().inv_cdf; between values
   * the scores go straight.
   */
  @Test
  void scoresOfFourValuesAreTheQuantilesOfTheMiddlesOfTheirRanks() {
    double[] scores = scores(column(1, 2, 4, 8, 1.25, 5), 4);
    double outer = 1.1503493803760083;
    double inner = 0.3186393639643752;
    assertThat(scores)
        .containsExactly(
            new double[] {
              -outer,
              -inner,
              inner,
              outer,
              -outer + 0.25 * (outer - inner),
              inner + 0.25 * (outer - inner)
            },
            within(1e-12));
  }

  /** Of 1, 1, 1 and 2 the middles of the ranks are 3/8 and 7/8. */
  @Test
  void tiesHaveTheScoreOfTheirMeanRank() {
    double[] scores = scores(column(1, 1, 1, 2), 4);
    assertThat(scores[0]).isCloseTo(-0.3186393639643752, within(1e-12));
    assertThat(scores[3]).isCloseTo(1.1503493803760083, within(1e-12));
  }

  @Test
  void oneTrainingValueIsTheMedianAndSoIsEveryOther() {
    assertThat(scores(column(5, 7, -7), 1)).containsExactly(0, 0, 0);
  }

  @Test
  void columnsAreScoredEachByItself() {
    FeatureMatrix x =
        new FeatureMatrix(
            3,
            List.of(new Column("tau", "s"), new Column("sag", "mV")),
            List.of("passive", "passive"),
            new double[] {1, 30, 2, 20, 3, 10});
    double[] one = scores(column(1, 2, 3), 3);
    assertThat(scores(x, 3)).containsExactly(one[0], one[2], one[1], one[1], one[2], one[0]);
  }
}
