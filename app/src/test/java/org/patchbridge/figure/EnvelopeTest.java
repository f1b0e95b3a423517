package org.patchbridge.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
  private static final double RATE_HZ = 1000;

  @Test
  void everySampleIsKeptWhereAllFit() {
    double[] samples = {3, 1, 4, 1, 5, 9};

    Envelope envelope = Envelope.of(samples, RATE_HZ, TimeSpan.whole(0.006), 3);

    assertThat(envelope.values()).containsExactly(samples);
    assertThat(envelope.times()).containsExactly(0, 0.001, 0.002, 0.003, 0.004, 0.005);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyColumnKeepsItsLowestAndHighestSample(long seed) {
    Random random = new Random(seed);
    int columns = 1 + random.nextInt(50);
    double[] samples = random.doubles(2 * columns + 1 + random.nextInt(5000)).toArray();

    Envelope envelope =
        Envelope.of(samples, RATE_HZ, TimeSpan.whole(samples.length / RATE_HZ), columns);

    assertThat(envelope.values()).hasSizeLessThanOrEqualTo(2 * columns);
    assertThat(envelope.times()).isSorted().doesNotHaveDuplicates();
    for (int column = 0; column < columns; column++) {
      int from = (int) ((long) samples.length * column / columns);
      int to = (int) ((long) samples.length * (column + 1) / columns);
      double[] part = Arrays.copyOfRange(samples, from, to);
      assertThat(envelope.values())
          .contains(Arrays.stream(part).min().orElseThrow())
          .contains(Arrays.stream(part).max().orElseThrow());
    }
    for (int k = 0; k < envelope.times().length; k++) {
      assertThat(envelope.values()[k])
          .isEqualTo(samples[(int) Math.round(envelope.times()[k] * RATE_HZ)]);
    }
  }

  @Test
  void oneSampleOfASpikeIsNeverLost() {
    double[] samples = new double[1_000_000];
    samples[777_777] = 40;

    Envelope envelope = Envelope.of(samples, 200_000, TimeSpan.whole(5), 960);

    assertThat(Arrays.stream(envelope.values()).max()).hasValue(40);
  }

  @Test
  void aStepTakesItsCornersOnly() {
    double[] samples = new double[10_000];
    Arrays.fill(samples, 2000, 8000, 150);

    Envelope envelope = Envelope.of(samples, RATE_HZ, TimeSpan.whole(10), 960);

    assertThat(envelope.values()).hasSizeLessThan(10).containsOnly(0, 150);
    assertThat(envelope.times()[0]).isZero();
    assertThat(envelope.times()[envelope.times().length - 1]).isGreaterThan(9.98);
  }

  @Test
  void whatWasNotRecordedIsAGapAndHidesNothing() {
    double[] samples = new double[100];
    Arrays.fill(samples, Double.NaN);
    samples[5] = -70;
    samples[6] = -60;

    Envelope envelope = Envelope.of(samples, RATE_HZ, TimeSpan.whole(0.1), 10);

    assertThat(envelope.values()).startsWith(-70, -60).hasSize(11);
    assertThat(Arrays.stream(envelope.values()).skip(2)).allMatch(value -> Double.isNaN(value));
  }

  @Test
  void onlyTheSpanIsDrawnOnItsOwnAxis() {
    double[] samples = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

    Envelope envelope = Envelope.of(samples, RATE_HZ, TimeSpan.around(0.005, 0.004, 0.006), 100);

    assertThat(envelope.values()).containsExactly(4, 5, 6);
    assertThat(envelope.times()[1]).isZero();
    assertThat(envelope.times()[2]).isBetween(0.999, 1.001);
  }

  @Test
  void aSpanBesideTheSweepGivesNothing() {
    TimeSpan beside = new TimeSpan(7, 8, 0, TimeSpan.Unit.SECONDS);

    assertThat(Envelope.of(new double[100], RATE_HZ, beside, 10).values()).isEmpty();
  }
}
