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
}
