package org.patchbridge.adaptation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.adaptation.mixture.AffineMap;
import org.patchbridge.adaptation.mixture.AffineMixture;
import org.patchbridge.adaptation.mixture.MixturePrior;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.random.RandomStream;

class AffineMixtureTest {
  private static final AffineMap OTHER_RIG =
      new AffineMap(new double[] {1.2, 0.9, 0.8, 1.1}, new double[] {0.8, -0.6, 0.5, -0.4});

  private static RigReference reference;

  @BeforeAll
  static void learn() {
    reference = SimulatedRig.reference();
  }

  private static AffineMixture fit(double[][] cells) {
    return AffineMixture.fit(reference.shapes(), cells, MixturePrior.DEFAULT, 1);
  }

  @Test
  void findsTheMapAndTheSharesOfAKnownRigTogether() {
    int[] counts = {40, 240, 120};
    Cohort batch = SimulatedRig.cells("b", OTHER_RIG, 5, counts);
    double[][] seen = SimulatedRig.scores(reference, batch);
    double[][] own =
        SimulatedRig.scores(
            reference, SimulatedRig.cells("b", AffineMap.identity(SimulatedRig.WIDTH), 5, counts));
    AffineMixture found = fit(seen);
    double[][] mapped = found.map().of(seen);
    double squares = 0;
    for (int i = 0; i < own.length; i++) {
      for (int column = 0; column < SimulatedRig.WIDTH; column++) {
        squares += Math.pow(mapped[i][column] - own[i][column], 2) / own.length / 4;
      }
    }
    assertThat(Math.sqrt(squares)).as("error in SDs").isLessThan(0.12);
    double[] truth = SimulatedRig.truth(counts);
    for (int label = 0; label < truth.length; label++) {
      assertThat(found.shares()[label]).isCloseTo(truth[label], within(0.04));
    }
  }

  @Test
  void leavesCellsOfTheReferencesOwnRigNearlyWhereTheyAre() {
    Cohort batch = SimulatedRig.cells("b", AffineMap.identity(SimulatedRig.WIDTH), 6, 60, 60, 60);
    AffineMixture found = fit(SimulatedRig.scores(reference, batch));
    assertThat(found.map().meanShift()).isLessThan(0.15);
    assertThat(Arrays.stream(found.map().scale()))
        .allSatisfy(scale -> assertThat(scale).isBetween(0.85, 1.18));
  }

  @Test
  void findsTheSharesOfABatchOfOneClass() {
    Cohort batch = SimulatedRig.cells("b", OTHER_RIG, 8, 0, 80, 0);
    AffineMixture found = fit(SimulatedRig.scores(reference, batch));
    assertThat(found.shares()[1]).isGreaterThan(0.9);
  }

  @Test
  void doesNotDependOnTheOrderOfTheCells() {
    double[][] cells =
        SimulatedRig.scores(reference, SimulatedRig.cells("b", OTHER_RIG, 9, 20, 50, 30));
    int[] order = new int[cells.length];
    Arrays.setAll(order, i -> i);
    RandomStream.of(2).shuffle(order);
    AffineMixture found = fit(cells);
    AffineMixture shuffled =
        fit(Arrays.stream(order).mapToObj(i -> cells[i]).toArray(double[][]::new));
    for (int column = 0; column < SimulatedRig.WIDTH; column++) {
      assertThat(shuffled.map().scale()[column])
          .isCloseTo(found.map().scale()[column], within(1e-3));
      assertThat(shuffled.map().shift()[column])
          .isCloseTo(found.map().shift()[column], within(1e-3));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void trustsAFewCellsLittle(int count) {
    double[][] cells =
        SimulatedRig.scores(reference, SimulatedRig.cells("b", OTHER_RIG, 10, 0, count, 0));
    AffineMixture found = fit(cells);
    assertThat(Arrays.stream(found.map().shift()))
        .allSatisfy(shift -> assertThat(Math.abs(shift)).isLessThan(1));
    assertThat(Arrays.stream(found.map().scale()))
        .allSatisfy(scale -> assertThat(scale).isBetween(0.7, 1.4));
    assertThat(Arrays.stream(found.shares()).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void leavesAFeatureThatNoCellHasAsItIs() {
    Cohort batch =
        SimulatedRig.with(SimulatedRig.cells("b", OTHER_RIG, 11, 30, 60, 40), 2, Double.NaN);
    AffineMixture found = fit(SimulatedRig.scores(reference, batch));
    assertThat(found.map().scale()[2]).isEqualTo(1);
    assertThat(found.map().shift()[2]).isCloseTo(0, within(1e-6));
    assertThat(found.map().shift()[0]).isCloseTo(0.8 / 2.3, within(0.3));
  }

  @Test
  void givesAConstantFeatureAShiftButNoScale() {
    Cohort batch = SimulatedRig.with(SimulatedRig.cells("b", OTHER_RIG, 12, 30, 60, 40), 2, 1.5);
    AffineMixture found = fit(SimulatedRig.scores(reference, batch));
    assertThat(found.map().scale()[2]).isEqualTo(1);
    assertThat(Double.isFinite(found.map().shift()[2])).isTrue();
  }

  @Test
  void valuesThatAreAbsentHereAndThereChangeTheMapLittle() {
    double[][] cells =
        SimulatedRig.scores(reference, SimulatedRig.cells("b", OTHER_RIG, 13, 60, 120, 60));
    AffineMixture found = fit(cells);
    RandomStream random = RandomStream.of(3);
    for (double[] cell : cells) {
      if (random.nextDouble() < 0.3) {
        cell[random.nextInt(SimulatedRig.WIDTH)] = Double.NaN;
      }
    }
    AffineMixture less = fit(cells);
    for (int column = 0; column < SimulatedRig.WIDTH; column++) {
      assertThat(less.map().shift()[column]).isCloseTo(found.map().shift()[column], within(0.1));
    }
  }
}
