package org.patchbridge.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Oracle of all answers: a look at every sample of the array. */
class InjectedCurrentTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void samplesAreThoseOfTheArray(long seed) {
    double[] picoamps = steps(seed);
    InjectedCurrent current = InjectedCurrent.of(picoamps);

    assertThat(current.length()).isEqualTo(picoamps.length);
    assertThat(current.toArray()).containsExactly(picoamps);
    assertThat(IntStream.range(0, picoamps.length).mapToDouble(current::at))
        .containsExactlyElementsOf(Arrays.stream(picoamps).boxed().toList());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void changesAreFoundOneAfterTheOther(long seed) {
    double[] picoamps = steps(seed);
    int to = picoamps.length - 5;
    InjectedCurrent current = InjectedCurrent.of(picoamps);

    int[] found =
        IntStream.iterate(
                current.nextChange(0, to), k -> k < to, k -> current.nextChange(k + 1, to))
            .toArray();

    assertThat(found)
        .isNotEmpty()
        .containsExactly(
            IntStream.range(0, to - 1).filter(k -> picoamps[k] != picoamps[k + 1]).toArray());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void extremesAndGapsAreThoseOfThePart(long seed) {
    double[] picoamps = steps(seed);
    InjectedCurrent current = InjectedCurrent.of(picoamps);
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 50; round++) {
      int from = random.nextInt(picoamps.length);
      int to = random.nextInt(from, picoamps.length + 1);
      double[] known =
          Arrays.stream(picoamps, from, to).filter(value -> !Double.isNaN(value)).toArray();

      assertThat(current.hasGap(from, to)).isEqualTo(known.length < to - from);
      assertThat(current.lowest(from, to))
          .isEqualTo(Arrays.stream(known).min().orElse(Double.POSITIVE_INFINITY));
      assertThat(current.highest(from, to))
          .isEqualTo(Arrays.stream(known).max().orElse(Double.NEGATIVE_INFINITY));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 1000, 4096, 5000, 8192})
  void piecesMayComeInAnyOrderAndWhatNeverComesIsZero(int pieceLength) {
    double[] picoamps = steps(3);
    int pieces = (picoamps.length + pieceLength - 1) / pieceLength;
    InjectedCurrent.Builder builder = new InjectedCurrent.Builder(picoamps.length);
    for (int piece = pieces - 1; piece >= 1; piece--) {
      int start = piece * pieceLength;
      builder.put(start, picoamps, start, Math.min(pieceLength, picoamps.length - start));
    }

    double[] expected = picoamps.clone();
    Arrays.fill(expected, 0, pieceLength, 0);
    assertThat(builder.build().toArray()).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void fillingAStretchIsPuttingItsValueEverywhere(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] picoamps = new double[random.nextInt(1, 30_000)];
    InjectedCurrent.Builder builder = new InjectedCurrent.Builder(picoamps.length);
    for (int round = 0; round < 40; round++) {
      int from = random.nextInt(picoamps.length);
      int to = random.nextInt(from, picoamps.length + 1);
      if (round % 4 == 0) {
        for (int k = from; k < to; k++) {
          picoamps[k] = random.nextDouble();
        }
        builder.put(from, picoamps, from, to - from);
      } else {
        double value = random.nextInt(-1, 2) * 10;
        Arrays.fill(picoamps, from, to, value);
        builder.fill(from, to - from, value);
      }
    }

    assertThat(builder.build().toArray()).containsExactly(picoamps);
  }

  @Test
  void nanIsNotFlat() {
    assertThat(InjectedCurrent.isFlat(new double[] {1, 2, 2, 1}, 1, 2)).isTrue();
    assertThat(InjectedCurrent.isFlat(new double[] {1, 2, 2, 1}, 1, 3)).isFalse();
    assertThat(InjectedCurrent.isFlat(new double[] {Double.NaN, Double.NaN}, 0, 2)).isFalse();
  }

  @Test
  void everyNanIsAChange() {
    InjectedCurrent current = InjectedCurrent.of(new double[] {1, Double.NaN, Double.NaN, 1});

    assertThat(current.nextChange(0, 4)).isZero();
    assertThat(current.nextChange(1, 4)).isEqualTo(1);
    assertThat(current.nextChange(2, 4)).isEqualTo(2);
  }

  /** Flat but for up to ten changes, a short ramp and, for every other seed, a gap. */
  private static double[] steps(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] picoamps = new double[random.nextInt(20_000, 40_000)];
    for (int step = 0; step < 10; step++) {
      int from = random.nextInt(picoamps.length);
      int to = Math.min(picoamps.length, from + random.nextInt(1, 9_000));
      Arrays.fill(picoamps, from, to, random.nextInt(-3, 4) * 10);
    }
    for (int k = 0; k < 500; k++) {
      picoamps[15_000 + k] = 0.1 * k;
    }
    if (seed % 2 == 0) {
      picoamps[random.nextInt(picoamps.length)] = Double.NaN;
    }
    return picoamps;
  }
}
