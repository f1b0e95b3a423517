package org.patchbridge.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.patchbridge.metric.RankedValues;

class RankStatisticsTest {
  private static final double ROUNDING = 1e-14;

  /** Value of conservation_oracle.py (SciPy 1.10.1). */
  @Test
  void rankCorrelationEqualsScipyAlsoWithTies() {
    double[] x = {3, 1, 4, 1, 5, 9, 2, 6};
    double[] y = {2, 7, 1, 8, 2, 8, 1, 8};

    assertThat(RankCorrelation.of(x, y)).isCloseTo(0.19885368120992467, within(ROUNDING));
    assertThat(RankCorrelation.of(x, x)).isCloseTo(1, within(ROUNDING));
    assertThat(RankCorrelation.of(new double[] {1, 2}, new double[] {2, 1})).isNaN();
    assertThat(RankCorrelation.of(x, new double[8])).isNaN();
  }

  /** Values of conservation_oracle.py (SciPy 1.10.1): Mann–Whitney U over the number of pairs. */
  @Test
  void superiorityEqualsMannWhitneyWithTiesAndWithoutAbsentValues() {
    double[] values = {1, 2, 2, 5, 2, 3, 0.5, 9, 2, Double.NaN};
    int[] group = {0, 0, 0, 0, 1, 1, 1, 2, 2, 0};
    int[] unit = {0, 0, 1, 1, 0, 1, 1, 0, 1, 1};

    double[][] superiority = RankedValues.of(values, group, 3, unit).superiority(new int[] {1, 1});

    assertThat(superiority[0][1]).isCloseTo(0.5833333333333334, within(ROUNDING));
    assertThat(superiority[0][2]).isCloseTo(0.25, within(ROUNDING));
    assertThat(superiority[1][2]).isCloseTo(0.25, within(ROUNDING));
    assertThat(superiority[2][1]).isCloseTo(0.75, within(ROUNDING));
  }

  @Test
  void aUnitDrawnTwiceCountsTwice() {
    double[] values = {1, 2, 3, 4};
    int[] group = {0, 1, 0, 1};
    int[] unit = {0, 0, 1, 1};

    double[][] drawn = RankedValues.of(values, group, 2, unit).superiority(new int[] {2, 1});

    // Group 0: 1, 1, 3; group 1: 2, 2, 4. Of nine pairs, 3 beats 2 twice.
    assertThat(drawn[0][1]).isCloseTo(2 / 9.0, within(ROUNDING));
    assertThat(RankedValues.of(values, group, 2, unit).superiority(new int[] {0, 0})[0][1]).isNaN();
  }

  @Test
  void intervalsEndWhereEffectsDo() {
    assertThat(Effect.within(1, 0.5, 2)).isEqualTo(new Effect(0.5, -1, 1));
    assertThat(Effect.within(2, 0.5, 1)).isEqualTo(new Effect(0.5, -0.5, 1.5));
  }
}
