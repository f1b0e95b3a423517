package org.patchbridge.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.patchbridge.metric.TestPredictions.cohort;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Cohort;

class DonorResamplingTest {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(50, 0.5, 3);
  private static final Cohort COHORT = cohort("A1 A1 B2 B ?2");

  @Test
  void cellsOfADonorAreAUnitAndOneWithoutDonorIsByItself() {
    DonorResampling donors = DonorResampling.of(COHORT, new int[] {2, 0, 3, 1}, BOOTSTRAP);
    assertThat(donors.units()).isEqualTo(3);
    assertThat(donors.unitOfCell()).containsExactly(0, 1, 2, 1);
    assertThat(donors.once()).containsExactly(1, 1, 1);
    assertThat(donors.replicates()).isEqualTo(50);
  }

  @Test
  void drawsAreThoseOfTheBootstrapAndAsManyAsThereAreUnits() {
    DonorResampling donors = DonorResampling.of(COHORT, new int[] {0, 2, 3}, BOOTSTRAP);
    for (int replicate = 0; replicate < 20; replicate++) {
      assertThat(donors.draw(replicate)).isEqualTo(BOOTSTRAP.draw(3, replicate));
      assertThat(Arrays.stream(donors.draw(replicate)).sum()).isEqualTo(3);
    }
  }

  @Test
  void drawThatLacksTheOnlyDonorOfAClassLacksTheClass() {
    DonorResampling donors = DonorResampling.of(COHORT, new int[] {0, 1, 2, 3}, BOOTSTRAP);
    assertThat(donors.hasEveryClass(new int[] {1, 2, 0})).isTrue();
    assertThat(donors.hasEveryClass(new int[] {1, 0, 2})).isTrue();
    assertThat(donors.hasEveryClass(new int[] {0, 2, 1})).isFalse();
    assertThat(donors.hasEveryClass(new int[] {3, 0, 0})).isFalse();
  }

  @Test
  void cellsWithoutAClassAreAClassOfTheirOwn() {
    DonorResampling donors = DonorResampling.of(COHORT, new int[] {0, 4}, BOOTSTRAP);
    assertThat(donors.hasEveryClass(new int[] {1, 1})).isTrue();
    assertThat(donors.hasEveryClass(new int[] {2, 0})).isFalse();
  }

  @Test
  void intervalSaysWhatWasDrawn() {
    double[] quarters = {4, 0, 1, 3, 2};
    assertThat(DonorResampling.of(COHORT, new int[] {0, 1, 2}, BOOTSTRAP).percentiles(quarters))
        .isEqualTo(new Interval(1, 3, 0.5, 5, ResamplingUnit.DONOR, 2));
    assertThat(DonorResampling.of(COHORT, new int[] {3}, BOOTSTRAP).percentiles(quarters).over())
        .isEqualTo("1 cells, as no donor is known");
    assertThat(DonorResampling.of(COHORT, new int[] {2, 3}, BOOTSTRAP).percentiles(quarters).over())
        .isEqualTo("2 donors and single cells of unknown donor");
  }

  @Test
  void noCellsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DonorResampling.of(COHORT, new int[0], BOOTSTRAP))
        .withMessageContaining("no cells to resample");
  }
}
