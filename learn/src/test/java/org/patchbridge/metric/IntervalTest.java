package org.patchbridge.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IntervalTest {
  private static final double UNDEFINED = Double.NaN;

  private static Interval of(double... replicates) {
    return Interval.of(replicates, 0.8, ResamplingUnit.DONOR, 1_234);
  }

  /** The 10th and 90th percentile of 0 to 10, and of 0 to 5 between two of them. */
  @Test
  void boundsArePercentilesBetweenOrderStatistics() {
    assertThat(of(10, 0, 9, 1, 8, 2, 7, 3, 6, 4, 5).lower()).isCloseTo(1, within(1e-12));
    assertThat(of(10, 0, 9, 1, 8, 2, 7, 3, 6, 4, 5).upper()).isCloseTo(9, within(1e-12));
    assertThat(of(5, 4, 3, 2, 1, 0).lower()).isCloseTo(0.5, within(1e-12));
    assertThat(of(5, 4, 3, 2, 1, 0).upper()).isCloseTo(4.5, within(1e-12));
  }

  @Test
  void whereHalfOfTheReplicatesAreUndefinedThereIsNone() {
    assertThat(of(1, 2, UNDEFINED, UNDEFINED).lower()).isNaN();
    assertThat(of(1, 2, UNDEFINED, UNDEFINED).upper()).isNaN();
    assertThat(of(1, 2, UNDEFINED, UNDEFINED).replicates()).isEqualTo(2);
    assertThat(of(1, 1, 1, UNDEFINED, UNDEFINED).lower()).isEqualTo(1);
    assertThat(of(1, 1, 1, UNDEFINED, UNDEFINED).replicates()).isEqualTo(3);
    assertThat(of().lower()).isNaN();
  }

  @Test
  void boundsBelongToIt() {
    Interval interval = new Interval(0.2, 0.4, 0.95, 10, ResamplingUnit.DONOR, 3);
    assertThat(interval.contains(0.2)).isTrue();
    assertThat(interval.contains(0.4)).isTrue();
    assertThat(interval.contains(Math.nextDown(0.2))).isFalse();
    assertThat(interval.contains(Math.nextUp(0.4))).isFalse();
    assertThat(of().contains(0)).isFalse();
  }

  @Test
  void widthOfAnotherMethodIsTakenAroundTheValue() {
    assertThat(of(1, 2, 3).around(5, 0.5))
        .isEqualTo(new Interval(4.5, 5.5, 0.8, 3, ResamplingUnit.DONOR, 1_234));
  }

  @Test
  void itIsPrintedWithSoManyDecimalsAndWhatItIsOver() {
    Interval interval = new Interval(0.85123, 0.89028, 0.95, 10, ResamplingUnit.DONOR, 1_234);
    assertThat(interval.format(4)).isEqualTo("[0.8512, 0.8903]");
    assertThat(interval.over()).isEqualTo("1,234 donors");
  }
}
