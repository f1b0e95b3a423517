package org.patchbridge.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.recording.SampleRanges;

class ExtremaTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void withRangesTheFirstExtremeIsTheSameAsByLookingAtEverySample(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    // Few values, so that most extremes stand in several blocks.
    double[] samples = random.ints(30_000, -20, 20).asDoubleStream().toArray();
    for (int gap = 0; gap < seed % 3; gap++) {
      samples[random.nextInt(samples.length)] = Double.NaN;
    }
    SampleRanges ranges = SampleRanges.of(samples, samples.length);
    for (int round = 0; round < 200; round++) {
      int from = random.nextInt(samples.length);
      int to = random.nextInt(from + 1, samples.length + 1);

      assertThat(Extrema.indexOfMinimum(samples, ranges, from, to))
          .isEqualTo(Extrema.indexOfMinimum(samples, from, to));
      assertThat(Extrema.indexOfMaximum(samples, ranges, from, to))
          .isEqualTo(Extrema.indexOfMaximum(samples, from, to));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void extremesOfARampAreItsEnds(int direction) {
    double[] samples = new double[20_000];
    for (int k = 0; k < samples.length; k++) {
      samples[k] = direction * k;
    }
    SampleRanges ranges = SampleRanges.of(samples, samples.length);

    assertThat(Extrema.indexOfMinimum(samples, ranges, 5, 19_000))
        .isEqualTo(direction > 0 ? 5 : 18_999);
    assertThat(Extrema.indexOfMaximum(samples, ranges, 5, 19_000))
        .isEqualTo(direction > 0 ? 18_999 : 5);
  }

  @Test
  void anEmptyPartHasNoExtreme() {
    double[] samples = {1, 2};
    SampleRanges ranges = SampleRanges.of(samples, 2);

    assertThatThrownBy(() -> Extrema.indexOfMinimum(samples, ranges, 1, 1))
        .isInstanceOf(MeasurementException.class);
    assertThatThrownBy(() -> Extrema.indexOfMaximum(samples, ranges, 2, 1))
        .isInstanceOf(MeasurementException.class);
  }
}
