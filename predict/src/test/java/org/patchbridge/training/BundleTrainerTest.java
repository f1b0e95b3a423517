package org.patchbridge.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbridge.bundle.BundleExample;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.DonorGroupedKFold;
import org.patchbridge.dataset.Split;
import org.patchbridge.dataset.SplitException;
import org.patchbridge.evaluation.DonorCells;
import org.patchbridge.evaluation.DonorEffects;

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
    assertDonorsAreApartAndClassesSpread(cohort, test);
  }

  /** Twelve donors of Pvalb are 2 to 3 a fold of five; each fold tests donors of both classes. */
  private static void assertDonorsAreApartAndClassesSpread(Cohort cohort, BundleTrainer.Test test) {
    int[] donors = cohort.donorNumbers();
    for (Split fold : test.folds()) {
      List<Integer> tested = Arrays.stream(fold.test()).mapToObj(row -> donors[row]).toList();
      assertThat(Arrays.stream(fold.train()).map(row -> donors[row]))
          .doesNotContainAnyElementsOf(tested);
      assertThat(fold.validation()).isEmpty();
      assertThat(fold.test().length + fold.train().length).isEqualTo(cohort.size());
      for (String subclass : cohort.classes()) {
        double share = count(cohort, fold.test(), subclass) / all(cohort, subclass);
        assertThat(share).isBetween(0.5 / test.folds().size(), 2.0 / test.folds().size());
      }
    }
  }

  private static double count(Cohort cohort, int[] rows, String subclass) {
    return Arrays.stream(rows)
        .filter(row -> cohort.cells().get(row).subclass().orElseThrow().equals(subclass))
        .count();
  }

  private static double all(Cohort cohort, String subclass) {
    return count(cohort, IntStream.range(0, cohort.size()).toArray(), subclass);
  }

  @Test
  void cellsOfUnknownDonorAreTestedByThemselvesAndTheOthersStayGrouped() {
    Cohort cohort =
        DonorEffects.cohort(
            Stream.concat(
                    DonorEffects.donors(12, "Pvalb", 4).stream(),
                    DonorEffects.donors(9, "Vip", 4).stream())
                .toList(),
            1,
            cell -> cell == 3 || cell == 50,
            1);

    BundleTrainer.Test test = TRAINER.test(cohort);

    assertThat(test.folds()).hasSize(5);
    assertThat(test.scheme()).endsWith("2 cells of unknown donor by themselves");
    assertDonorsAreApartAndClassesSpread(cohort, test);
  }

  @Test
  void withoutAnyDonorFoldsAreOfCellsAndSaidToBe() {
    Cohort cohort = cohort(1, false);

    BundleTrainer.Test test = TRAINER.test(cohort);

    assertThat(test.folds()).hasSize(4);
    assertThat(test.scheme()).isEqualTo("stratified 4-fold of single cells, no donor known");
    assertDonorsAreApartAndClassesSpread(cohort, test);
  }

  @Test
  void classOfOneDonorIsNamed() {
    assertThatThrownBy(() -> TRAINER.test(cohort(1, true)))
        .isInstanceOf(SplitException.class)
        .hasMessageContaining("Vip");
  }
}
