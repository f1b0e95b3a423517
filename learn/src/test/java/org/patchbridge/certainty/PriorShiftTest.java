package org.patchbridge.certainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriorShiftTest {
  private static final double[] EVEN = {0.5, 0.5};

  @Test
  void adaptedProbabilitiesAreThoseOfBayes() {
    assertThat(PriorShift.adapt(new double[] {0.6, 0.4}, EVEN, new double[] {0.2, 0.8}))
        .containsExactly(new double[] {0.12 / 0.44, 0.32 / 0.44}, within(1e-12));
    assertThat(PriorShift.adapt(new double[] {0.6, 0.4}, EVEN, new double[] {1, 0}))
        .containsExactly(1, 0);
  }

  @Test
  void cellThatIsImpossibleUnderThePriorIsRefused() {
    assertThatThrownBy(() -> PriorShift.adapt(new double[] {0, 1}, EVEN, new double[] {1, 0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no class with a positive prior");
  }

  /** The probabilities of a calibrated model before and after a shift, by Bayes' rule. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shiftedSharesAreEstimated(long seed) {
    Opinions shifted = Opinions.of(40_000, seed);
    double[] shares = new double[3];
    for (int label : shifted.labels()) {
      shares[label] += 1.0 / shifted.labels().length;
    }
    double[] trained = {0.6, 0.3, 0.1};
    double[][] asTrained =
        Arrays.stream(shifted.probabilities())
            .map(p -> PriorShift.adapt(p, shares, trained))
            .toArray(double[][]::new);
    assertThat(PriorShift.estimate(asTrained, trained)).containsExactly(shares, within(0.015));
  }

  @Test
  void batchLikeTheTrainingCellsKeepsItsShares() {
    double[][] sure = {{1, 0}, {1, 0}, {0, 1}, {1, 0}};
    assertThat(PriorShift.estimate(sure, EVEN))
        .containsExactly(new double[] {0.75, 0.25}, within(1e-9));
  }

  /** Sure cells are counted: 3 of 4, and 4 more that are half and half. */
  @Test
  void trainingSharesCountForSoManyCells() {
    double[][] sure = {{1, 0}, {1, 0}, {0, 1}, {1, 0}};
    assertThat(PriorShift.estimate(sure, EVEN, 4))
        .containsExactly(new double[] {5 / 8.0, 3 / 8.0}, within(1e-9));
    assertThat(PriorShift.estimate(sure, new double[] {0.2, 0.8}, 4))
        .containsExactly(new double[] {3.8 / 8, 4.2 / 8}, within(1e-9));
  }

  @Test
  void uncertainCellStaysUncertainBesideTheTrainingShares() {
    double[][] one = {{0.52, 0.48}};
    assertThat(PriorShift.estimate(one, EVEN)[0]).isGreaterThan(0.99);
    double[] shares = PriorShift.estimate(one, EVEN, 50);
    assertThat(PriorShift.adapt(one[0], EVEN, shares)[0]).isBetween(0.52, 0.521);
  }

  @Test
  void noCellsAreRefused() {
    assertThatThrownBy(() -> PriorShift.estimate(new double[0][], EVEN, 50))
        .hasMessageContaining("no cells");
  }
}
