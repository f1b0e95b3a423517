package org.patchbridge.adaptation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patchbridge.adaptation.mixture.AffineMap;
import org.patchbridge.dataset.Cohort;

class LabSeparationTest {

  @Test
  void areaIsTheShareOfPairsInOrderWithTiesCountedHalf() {
    double[] scores = {0.9, 0.8, 0.8, 0.1};
    int[] labels = {0, 1, 0, 1};
    assertThat(LabSeparation.area(scores, labels)).isCloseTo(3.5 / 4, within(1e-12));
  }

  @Test
  void areaOfOneGroupAloneIsThatOfChance() {
    assertThat(LabSeparation.area(new double[] {1, 2}, new int[] {0, 0})).isEqualTo(0.5);
  }

  @Test
  void cellsOfTheSameRigCannotBeToldApartAndThoseOfAnotherCan() {
    RigReference reference = SimulatedRig.reference();
    double[] shares = SimulatedRig.truth(40, 30, 30);
    AffineMap other = new AffineMap(new double[] {1, 1, 1, 1}, new double[] {3, 0, 3, 0});
    assertThat(area(reference, AffineMap.identity(SimulatedRig.WIDTH), shares)).isBetween(0.3, 0.7);
    assertThat(area(reference, other, shares)).isGreaterThan(0.9);
  }

  @Test
  void fewCellsAreNotJudged() {
    RigReference reference = SimulatedRig.reference();
    Cohort few = SimulatedRig.cells("b", AffineMap.identity(SimulatedRig.WIDTH), 3, 4, 4, 4);
    Optional<Double> area =
        LabSeparation.of(
            reference,
            few.cells(),
            SimulatedRig.scores(reference, few),
            SimulatedRig.truth(1, 1, 1),
            1);
    assertThat(area).isEmpty();
  }

  private static double area(RigReference reference, AffineMap rig, double[] shares) {
    Cohort batch = SimulatedRig.cells("b", rig, 3, 40, 30, 30);
    return LabSeparation.of(
            reference, batch.cells(), SimulatedRig.scores(reference, batch), shares, 1)
        .orElseThrow();
  }
}
