package org.patchbridge.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SimultaneousIntervalsTest {

  @Test
  void intervalsOfIndependentQuantitiesAreAsWideAsTheoryDemands() {
    // The largest of 20 independent |z| stays below z with probability (2 Φ(z) − 1)^20 = 0.95 at
    // z = 3.016.
    SplittableRandom random = new SplittableRandom(3);
    double[][] replicates = new double[20][20_000];
    for (double[] quantity : replicates) {
      for (int r = 0; r < quantity.length; r++) {
        quantity[r] = 2 * random.nextGaussian();
      }
    }

    SimultaneousIntervals intervals = SimultaneousIntervals.of(new double[20], replicates, 0.95);

    assertThat(intervals.quantile()).isCloseTo(3.016, within(0.05));
    assertThat(intervals.halfWidth(0)).isCloseTo(2 * 3.016, within(0.15));
  }

  /** Standard errors √(2/3) and √(16/3): the largest deviations are 1.22, 0.87, 0.87 and 1.22. */
  @Test
  void fourReplicatesOfTwoQuantitiesWorkedByHand() {
    double[][] replicates = {{4, 5, 5, 6}, {-2, 2, -2, 2}};
    double[] estimates = {5, 0};
    double first = Math.sqrt(2 / 3.0);
    double second = Math.sqrt(16 / 3.0);

    SimultaneousIntervals median = SimultaneousIntervals.of(estimates, replicates, 0.5);
    SimultaneousIntervals all = SimultaneousIntervals.of(estimates, replicates, 1);

    assertThat(median.quantile()).isCloseTo(2 / second, within(1e-15));
    assertThat(all.quantile()).isCloseTo(1 / first, within(1e-15));
    assertThat(all.halfWidth(0)).isCloseTo(1, within(1e-15));
    assertThat(all.halfWidth(1)).isCloseTo(second / first, within(1e-15));
  }

  @Test
  void replicatesThatAreNotDefinedAreLeftOut() {
    double nan = Double.NaN;
    double[][] replicates = {{4, nan, 5, 6}, {nan, nan, nan, 1}, {3, 3, 3, 3}};
    SimultaneousIntervals intervals =
        SimultaneousIntervals.of(new double[] {5, 0, 3}, replicates, 1);

    assertThat(intervals.quantile()).isEqualTo(1);
    assertThat(intervals.halfWidth(0)).isEqualTo(1);
    assertThat(intervals.halfWidth(1)).as("of one replicate").isNaN();
    assertThat(intervals.halfWidth(2)).as("constant").isZero();
  }

  @Test
  void quantityThatTakesNoPartDoesNotWidenTheOthers() {
    double[][] both = {{4, 5, 6}, {1, 90, 4}};
    SimultaneousIntervals alone =
        SimultaneousIntervals.of(new double[] {5}, new double[][] {both[0]}, 0.9);
    SimultaneousIntervals beside =
        SimultaneousIntervals.of(new double[] {5, Double.NaN}, both, 0.9);
    assertThat(beside.quantile()).isEqualTo(alone.quantile()).isEqualTo(1);
  }

  @Test
  void nothingToCompareHasNoQuantile() {
    assertThat(SimultaneousIntervals.of(new double[0], new double[0][], 0.95).quantile()).isZero();
  }
}
