package org.patchbridge.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.golden.GoldenFiles;
import org.patchbridge.recording.SamplePrecision;

class FilterTest {

  /** Oracle: SciPy 1.10.1, bessel(4, wn, 'low') and lfilter_zi (golden algo/bessel.json). */
  @Test
  void coefficientsEqualSciPysForEveryRateAndCutoff() {
    for (JsonNode row : GoldenFiles.json("algo/bessel.json").get("table")) {
      BesselFilter filter = BesselFilter.lowPass(row.get("wn").asDouble());

      assertThat(filter.numerator())
          .usingComparatorWithPrecision(1e-12)
          .containsExactly(GoldenFiles.numbers(row.get("b")));
      assertThat(filter.denominator())
          .usingComparatorWithPrecision(1e-12)
          .containsExactly(GoldenFiles.numbers(row.get("a")));
      // Divided by the sum of the denominator, 1e-6 at the lowest cutoff: both sides lose digits.
      assertThat(filter.steadyState())
          .usingComparatorWithPrecision(1e-8)
          .containsExactly(GoldenFiles.numbers(row.get("zi")));
    }
  }

  @Test
  void cutoffAtTheNyquistFrequencyIsRefused() {
    assertThatThrownBy(() -> BesselFilter.lowPass(1.0))
        .isInstanceOf(MeasurementException.class)
        .hasMessageContaining("Nyquist");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void filteringTheReversedTraceReversesTheResult(long seed) {
    double[] samples = noise(seed, 500);
    double[] reversed = reversed(samples);
    ZeroPhaseFilter filter = new ZeroPhaseFilter(BesselFilter.lowPass(0.3));

    double[] forward = filter.apply(samples, samples.length, SamplePrecision.DOUBLE);
    double[] backward = filter.apply(reversed, reversed.length, SamplePrecision.DOUBLE);

    for (int k = 60; k < 440; k++) {
      // Only the ends know which pass came first.
      assertThat(reversed(backward)[k]).isCloseTo(forward[k], within(1e-9));
    }
  }

  @Test
  void aConstantStaysWhatItIs() {
    double[] constant = new double[100];
    java.util.Arrays.fill(constant, -70.5);
    ZeroPhaseFilter filter = new ZeroPhaseFilter(BesselFilter.lowPass(0.4));

    assertThat(filter.apply(constant, 100, SamplePrecision.SINGLE))
        .usingComparatorWithPrecision(1e-11)
        .containsExactly(constant);
  }

  @Test
  void fewerSamplesThanTheExtensionAreRefused() {
    ZeroPhaseFilter filter = new ZeroPhaseFilter(BesselFilter.lowPass(0.4));

    assertThatThrownBy(() -> filter.apply(new double[15], 15, SamplePrecision.DOUBLE))
        .isInstanceOf(MeasurementException.class)
        .hasMessage("too few samples to filter");
  }

  private static double[] noise(long seed, int n) {
    SplittableRandom random = new SplittableRandom(seed);
    return random.doubles(n, -80, -60).toArray();
  }

  private static double[] reversed(double[] values) {
    double[] reversed = new double[values.length];
    for (int k = 0; k < values.length; k++) {
      reversed[k] = values[values.length - 1 - k];
    }
    return reversed;
  }
}
