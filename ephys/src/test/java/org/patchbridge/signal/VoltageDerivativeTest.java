package org.patchbridge.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.recording.SamplePrecision;

class VoltageDerivativeTest {
  private static final double KILOHERTZ = 10;

  /**
   * Oracle: the filter over the whole trace, then differences. The recursion amplifies rounding the
   * more, the lower the cutoff is beside the sampling rate; hence the tolerances, V/s.
   */
  @ParameterizedTest
  @CsvSource({
    "50000, 10, 100, 1, 1e-10", "50000, 10, 4096, 2, 1e-10", "50000, 10, 4097, 3, 1e-10",
    "50000, 10, 30000, 4, 1e-10", "200000, 10, 60000, 5, 1e-9", "20000, 8, 20000, 6, 1e-10",
    "50000, 1, 30000, 7, 1e-9", "200000, 1, 90000, 8, 1e-7"
  })
  void blocksEqualTheFilteredTraceInWhateverOrderTheyAreAskedFor(
      double rateHz, double kilohertz, int length, long seed, double tolerance) {
    Trace trace = spiky(seed, rateHz, length);
    double[] expected = wholeTrace(trace, kilohertz);
    VoltageDerivative derivative = VoltageDerivative.of(trace, OptionalDouble.of(kilohertz));

    assertThat(derivative.length()).isEqualTo(length - 1);
    new SplittableRandom(seed)
        .ints(2_000, 0, length - 1)
        .forEach(k -> assertThat(derivative.at(k)).isCloseTo(expected[k], within(tolerance)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void crossingsAreThoseOfALookAtEveryValue(long seed) {
    Trace trace = spiky(seed, 50_000, 60_000);
    double[] slopes = wholeTrace(trace, KILOHERTZ);
    double level = seed % 2 == 0 ? 20 : 1;
    int from = (int) (seed * 1_000);
    int to = 58_000;

    int[] expected =
        IntStream.range(from, to - 1)
            .filter(k -> slopes[k] < level && slopes[k + 1] >= level)
            .toArray();

    assertThat(expected).isNotEmpty();
    assertThat(filtered(trace).upwardCrossings(level, from, to)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void noSlopeExceedsTheBoundThatTheRangeOfTheSamplesGives(long seed) {
    Trace trace = spiky(seed, 50_000, 20_000);
    FilteredSlopes slopes = new FilteredSlopes(trace, KILOHERTZ);
    double[] piece = new double[100];
    for (int from = 0; from + 100 < trace.length(); from += 100) {
      slopes.compute(from, from + 100, piece);
      assertThat(Arrays.stream(piece).max().orElseThrow())
          .isLessThanOrEqualTo(slopes.bound(from, from + 100));
    }
  }

  /** The steepest response: samples at either end of the range, as the filter weighs them. */
  @Test
  void theBoundIsReachedByTheWorstOfSignals() {
    Trace impulse = trace(50_000, IntStream.range(0, 2_000).mapToDouble(k -> k == 1_000 ? 1 : 0));
    double[] response = wholeTrace(impulse, KILOHERTZ);
    Trace worst =
        trace(
            50_000,
            IntStream.range(0, 2_000)
                .mapToDouble(k -> k > 0 && response[2_000 - 1 - k] > 0 ? 1 : 0));

    double steepest = Arrays.stream(wholeTrace(worst, KILOHERTZ)).max().orElseThrow();

    assertThat(new FilteredSlopes(worst, KILOHERTZ).bound(900, 1_100))
        .isCloseTo(steepest, within(1e-3));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void extremesOverSeveralBlocksAreTheFirstOnes(long seed) {
    Trace trace = spiky(seed, 50_000, 30_000);
    VoltageDerivative derivative = filtered(trace);
    double[] slopes = IntStream.range(0, 29_999).mapToDouble(derivative::at).toArray();

    assertThat(derivative.indexOfMaximum(1_000, 29_000))
        .isEqualTo(Extrema.indexOfMaximum(slopes, 1_000, 29_000));
    assertThat(derivative.indexOfMinimum(1_000, 29_000))
        .isEqualTo(Extrema.indexOfMinimum(slopes, 1_000, 29_000));
    assertThat(derivative.lastAtOrBelow(-5, 29_000, 10))
        .isEqualTo(IntStream.rangeClosed(11, 29_000).filter(k -> slopes[k] <= -5).max().orElse(-1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void oneGapMakesTheDerivativeUndefinedEverywhere(double gap) {
    double[] v = spiky(1, 50_000, 20_001).millivolts();
    v[20_000] = gap;

    VoltageDerivative derivative = filtered(trace(50_000, Arrays.stream(v)));

    assertThat(derivative.at(0)).isNaN();
    assertThat(derivative.at(19_999)).isNaN();
    assertThat(derivative.upwardCrossings(20, 0, 20_000)).isEmpty();
    assertThat(derivative.indexOfMaximum(5, 9_000)).isEqualTo(5);
  }

  @Test
  void withoutACutoffSlopesAreDifferencesOverTime() {
    VoltageDerivative derivative =
        VoltageDerivative.of(
            trace(1_000, Arrays.stream(new double[] {0, 1, 3, 2})), OptionalDouble.empty());

    assertThat(IntStream.range(0, derivative.length()).mapToDouble(derivative::at))
        .usingElementComparator((x, y) -> Math.abs(x - y) < 1e-12 ? 0 : 1)
        .containsExactly(1.0, 2.0, -1.0);
  }

  private static VoltageDerivative filtered(Trace trace) {
    return VoltageDerivative.of(trace, OptionalDouble.of(KILOHERTZ));
  }

  private static double[] wholeTrace(Trace trace, double kilohertz) {
    double step = trace.time().step();
    double[] smooth =
        new ZeroPhaseFilter(BesselFilter.lowPass(kilohertz * 1e3 / (1.0 / step / 2.0)))
            .apply(trace.millivolts(), trace.length(), trace.precision());
    return IntStream.range(0, smooth.length - 1)
        .mapToDouble(k -> 1e-3 / step * (smooth[k + 1] - smooth[k]))
        .toArray();
  }

  /** Noise around rest; from the middle on, something like a spike every 10 ms. */
  private static Trace spiky(long seed, double rateHz, int length) {
    SplittableRandom random = new SplittableRandom(seed);
    return trace(
        rateHz,
        IntStream.range(0, length)
            .mapToDouble(
                k -> {
                  double phase = k / rateHz % 0.01 - 0.005;
                  double spike = 2 * k < length ? 0 : 100 * Math.exp(-phase * phase / 1e-7);
                  return -70 + spike + 0.1 * random.nextDouble();
                }));
  }

  private static Trace trace(double rateHz, DoubleStream samples) {
    double[] v = samples.toArray();
    return new Trace(TimeAxis.regular(rateHz, v.length), v, v, v.length, SamplePrecision.DOUBLE);
  }
}
