package org.patchbridge.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.protocol.AmplitudeOrder;

class FitTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void exponentialWithoutNoiseIsFoundExactly(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double a = random.nextDouble(2, 20);
    double rate = random.nextDouble(15, 300);
    double y0 = random.nextDouble(-95, -70);
    double[] y = new double[5_000];
    for (int k = 0; k < y.length; k++) {
      y[k] = y0 + a * Math.exp(-rate * k * 2e-5);
    }
    double[] guess = {y[0] - y[y.length - 1], 50, y[y.length - 1]};

    ExponentialFit fit = ExponentialFit.of(y, 2e-5, guess).orElseThrow();

    assertThat(fit.rate()).isCloseTo(rate, within(rate * 1e-6));
    assertThat(fit.amplitude()).isCloseTo(a, within(a * 1e-6));
    assertThat(fit.offset()).isCloseTo(y0, within(1e-5));
    assertThat(fit.rootMeanSquare()).isLessThan(1e-6);
  }

  @Test
  void slopeOfPointsAtOneCurrentIsThatOfTheShortestSolution() {
    assertThat(LineFit.slope(new double[] {2, 2}, new double[] {5, 15})).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 17, 18, 60, 500})
  void amplitudesAreOrderedAndNoneIsLost(int n) {
    double[] values = new SplittableRandom(n).ints(n, 0, 9).asDoubleStream().toArray();

    int[] order = AmplitudeOrder.of(values);

    assertThat(order).hasSize(n).doesNotHaveDuplicates();
    for (int k = 1; k < n; k++) {
      assertThat(values[order[k]]).isGreaterThanOrEqualTo(values[order[k - 1]]);
    }
  }

  @Test
  void upToSeventeenEqualAmplitudesKeepTheirOrder() {
    assertThat(AmplitudeOrder.of(new double[17]))
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
  }
}
