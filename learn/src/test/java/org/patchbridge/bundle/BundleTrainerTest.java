package org.patchbridge.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.DonorGroupedKFold;
import org.patchbridge.dataset.Split;
import org.patchbridge.dataset.SplitException;
import org.patchbridge.dataset.StratifiedKFold;
import org.patchbridge.evaluation.DonorCells;

class BundleTrainerTest {
  private static final BundleTrainer TRAINER =
      new BundleTrainer(BundleExample.forest(), Map.of(), 0.9, 0.04, 1);

  /** Twelve donors of Pvalb cells and some of Vip cells. */
  private static Cohort cohort(int donorsOfVip, boolean donorsKnown) {
    return DonorCells.cohort(
        12 + donorsOfVip, 4, donor -> donor < 12 ? "Pvalb" : "Vip", donorsKnown);
  }

  @ParameterizedTest
  @CsvSource({"9,5", "5,5", "4,4", "3,3", "2,2"})
  void asManyDonorGroupedFoldsAsTheRarestClassHasDonorsFor(int donorsOfVip, int folds) {
    Cohort cohort = cohort(donorsOfVip, true);

    BundleTrainer.Test test = TRAINER.test(cohort);

    assertThat(test.folds()).hasSize(folds);
    assertThat(test.scheme()).isEqualTo(new DonorGroupedKFold(folds).name());
    assertThat(test.folds().stream().flatMapToInt(fold -> Arrays.stream(fold.test())))
        .containsExactlyInAnyOrder(
            IntStream.range(0, cohort.size()).boxed().toArray(Integer[]::new));
    int[] donors = cohort.donorNumbers();
    for (Split fold : test.folds()) {
      List<Integer> tested = Arrays.stream(fold.test()).mapToObj(row -> donors[row]).toList();
      assertThat(Arrays.stream(fold.train()).map(row -> donors[row]))
          .doesNotContainAnyElementsOf(tested);
    }
  }

  @Test
  void unknownDonorsGiveFoldsOfCells() {
    BundleTrainer.Test test = TRAINER.test(cohort(1, false));

    assertThat(test.folds()).hasSize(4);
    assertThat(test.scheme()).isEqualTo(new StratifiedKFold(4).name());
  }

  @Test
  void classOfOneDonorIsNamed() {
    assertThatThrownBy(() -> TRAINER.test(cohort(1, true)))
        .isInstanceOf(SplitException.class)
        .hasMessageContaining("Vip");
  }
}
