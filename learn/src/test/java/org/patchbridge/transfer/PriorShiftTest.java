package org.patchbridge.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Saerens et al. 2002 where the answer is known. */
class PriorShiftTest {
  private static final double[] UNIFORM = {0.5, 0.5};

  @Test
  void certainCellsAreCounted() {
    double[][] probabilities = {{1, 0}, {1, 0}, {1, 0}, {0, 1}};
    assertThat(PriorShift.estimate(probabilities, UNIFORM))
        .containsExactly(new double[] {0.75, 0.25}, within(1e-9));
  }

  @Test
  void cellsThatSayNothingLeaveThePriorAsItWas() {
    double[] source = {0.3, 0.7};
    double[][] probabilities = {{0.3, 0.7}, {0.3, 0.7}};
    assertThat(PriorShift.estimate(probabilities, source)).containsExactly(source, within(1e-9));
  }

  /**
   * Two normal distributions a distance of 2 apart, known exactly to a model that has seen them
   * equally often: the share of the first is found again to within its sampling error.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.3, 0.8})
  void shareOfAMixtureIsFoundAgain(double share) {
    Random random = new Random(4);
    int n = 20_000;
    double[][] probabilities = new double[n][];
    for (int i = 0; i < n; i++) {
      double x = random.nextGaussian() + (i < share * n ? 0 : 2);
      double second = 1 / (1 + Math.exp(2 - 2 * x));
      probabilities[i] = new double[] {1 - second, second};
    }
    assertThat(PriorShift.estimate(probabilities, UNIFORM)[0]).isCloseTo(share, within(0.02));
  }

  @Test
  void offsetsAreLogarithmsOfTheRatio() {
    assertThat(PriorShift.offsets(UNIFORM, new double[] {0.8, 0.2}))
        .containsExactly(new double[] {Math.log(1.6), Math.log(0.4)}, within(1e-12));
  }
}
