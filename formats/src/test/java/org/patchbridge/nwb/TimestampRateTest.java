package org.patchbridge.nwb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampRateTest {
  private static double[] times(double hertz, double start) {
    return IntStream.range(0, 5000).mapToDouble(i -> start + i / hertz).toArray();
  }

  @ParameterizedTest
  @ValueSource(doubles = {10_000, 20_000, 50_000, 200_000, 24_414.0625})
  void evenTimesGiveTheirRate(double hertz) {
    assertThat(TimestampRate.of(times(hertz, 7200.123)))
        .isInstanceOfSatisfying(
            SamplingRate.Regular.class,
            rate -> assertThat(rate.hertz()).isCloseTo(hertz, byRelative(1e-7)));
  }

  private static org.assertj.core.data.Percentage byRelative(double fraction) {
    return org.assertj.core.data.Percentage.withPercentage(100 * fraction);
  }

  @Test
  void roundingToWholeHertzIsUndone() {
    assertThat(TimestampRate.of(times(50_000, 1e5))).isEqualTo(new SamplingRate.Regular(50_000));
  }

  @Test
  void gapDescentNanAndTooFewTimesGiveNoRate() {
    double[] gap = times(50_000, 0);
    gap[4000] += 1e-5;
    double[] nan = times(50_000, 0);
    nan[17] = Double.NaN;
    double[] descending = {3, 2, 1};
    for (double[] times : new double[][] {gap, nan, descending, {1}, {}, {2, 2, 2}}) {
      assertThat(TimestampRate.of(times)).isInstanceOf(SamplingRate.Unknown.class);
    }
  }
}
