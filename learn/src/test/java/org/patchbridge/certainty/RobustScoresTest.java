package org.patchbridge.certainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FeatureMatrix;

class RobustScoresTest {
  private static RobustScores of(double... values) {
    return RobustScores.fit(matrix(values), IntStream.range(0, values.length).toArray());
  }

  private static FeatureMatrix matrix(double... values) {
    return new FeatureMatrix(
        values.length, List.of(new Column("ratio", "")), List.of("spikes"), values);
  }

  @Test
  void spreadIsThatOfTheQuartiles() {
    RobustScores scores = of(1, 2, 3, 4, 500);
    assertThat(scores.medians()).containsExactly(3);
    assertThat(scores.spreads()[0]).isCloseTo(1 / 0.6745, within(1e-4));
  }

  @Test
  void differencesByRoundingAreNoSpread() {
    double almost = 1 - 1e-13;
    RobustScores scores = of(almost, almost, 1, 1, 1, 1, 1, almost, almost, 1.2);
    assertThat(scores.spreads()[0]).isCloseTo(0.06, within(1e-9));
    assertThat(scores.of(matrix(1.2), 0)[0]).isCloseTo(Math.log1p(0.2 / 0.06), within(1e-6));
  }

  @Test
  void constantColumnIsMeasuredByItsMagnitude() {
    assertThat(of(7, 7, 7).spreads()).containsExactly(7);
    assertThat(of(-7e-12, -7e-12).spreads()).containsExactly(7e-12);
    assertThat(of(0, 0).spreads()).containsExactly(1);
    assertThat(of(Double.NaN, Double.NaN).spreads()).containsExactly(1);
  }

  /** Seven values are 1 and one is 9: mean 2, variance (7 · 1 + 49) / 8. */
  @Test
  void columnOfMostlyOneValueIsMeasuredByItsDeviation() {
    assertThat(of(1, 1, 1, 1, 1, 1, 1, 9).spreads()[0]).isCloseTo(Math.sqrt(7), within(1e-12));
  }
}
