package org.patchbridge.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleRangesTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noSampleOfAPartLiesOutsideAndThoseOfTheWholeAreTight(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] samples = random.doubles(random.nextInt(1, 30_000), -90, 40).toArray();
    SampleRanges ranges = SampleRanges.of(samples, samples.length);

    for (int round = 0; round < 20; round++) {
      int from = random.nextInt(samples.length);
      int to = random.nextInt(from + 1, samples.length + 1);
      assertThat(Arrays.stream(samples, from, to))
          .allMatch(sample -> sample >= ranges.low(from, to) && sample <= ranges.high(from, to));
    }
    assertThat(ranges.low(0, samples.length)).isEqualTo(Arrays.stream(samples).min().orElseThrow());
    assertThat(ranges.high(0, samples.length))
        .isEqualTo(Arrays.stream(samples).max().orElseThrow());
    assertThat(ranges.finite(0, samples.length)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void oneGapUnboundsItsBlockAndNoOther(double gap) {
    double[] samples = new double[20_000];
    samples[10_000] = gap;
    SampleRanges ranges = SampleRanges.of(samples, samples.length);

    assertThat(ranges.finite(0, samples.length)).isFalse();
    assertThat(ranges.finite(10_000, 10_001)).isFalse();
    assertThat(ranges.finite(0, 8_000)).isTrue();
    assertThat(ranges.finite(12_500, samples.length)).isTrue();
  }

  @Test
  void aGapIsNotForgottenWhenMoreOfItsBlockComes() {
    double[] samples = {Double.NaN, 1, 2};
    SampleRanges.Collector collector = new SampleRanges.Collector(3);
    collector.add(samples, 0, 1);
    collector.add(samples, 1, 3);

    assertThat(collector.ranges().finite(0, 3)).isFalse();
  }

  @Test
  void anEmptyPartHasNoBounds() {
    SampleRanges ranges = SampleRanges.of(new double[] {5}, 1);

    assertThat(ranges.low(1, 1)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(ranges.high(0, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
  }
}
