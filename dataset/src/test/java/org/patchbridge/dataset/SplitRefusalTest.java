package org.patchbridge.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SplitRefusalTest {

  private static SplitException refusal(SplitScheme scheme, String cohort) {
    return assertThrows(SplitException.class, () -> scheme.splits(RandomCohorts.of(cohort), 1, 1));
  }

  @Test
  void classWithFewerDonorsThanFoldsIsNamedWithItsDonorsAndCells() {
    assertThat(refusal(new DonorGroupedKFold(3), "A1 A2 A3 B1 B2 B2 B2 B1"))
        .hasMessage(
            "class B has 2 donors (5 cells) for 3 donor-grouped folds; use at most 2 folds or"
                + " leave the class out");
  }

  @Test
  void classOfOneDonorCannotBeSplitAtAll() {
    assertThat(refusal(new DonorGroupedKFold(2), "A1 A2 A3 B1 B1").remedy())
        .isEqualTo("leave the class out or add cells of it from other donors");
  }

  @Test
  void classWithFewerCellsThanFoldsIsNamed() {
    assertThat(refusal(new StratifiedKFold(3), "A1 A2 A3 B1 B2"))
        .hasMessage("class B has 2 cells for 3 folds; use at most 2 folds or leave the class out");
  }

  @Test
  void holdoutNeedsEveryClassInEveryPart() {
    assertThat(refusal(new StratifiedHoldout(0.6, 0.2, 0.2), "A1 A2 A3 A4 A5 B1 B2").fact())
        .contains("hold-out 60/20/20")
        .endsWith("has no cell of class B, which has 2 cells in all");
  }

  @Test
  void holdoutWithoutValidationNeedsNoValidationCells() {
    Split split =
        new StratifiedHoldout(0.8, 0, 0.2)
            .splits(RandomCohorts.of("A1 A2 A3 A4 A5 B1 B2 B3 B4 B5"), 1, 1)
            .get(0);
    assertThat(split.train()).hasSize(8);
    assertThat(split.validation()).isEmpty();
    assertThat(split.test()).hasSize(2);
  }

  @Test
  void cellsWithoutDonorCountAsDonorsOfTheirOwn() {
    assertThat(new DonorGroupedKFold(3).splits(RandomCohorts.of("A1 A2 A B1 B1 B B"), 1, 1))
        .hasSize(3);
    assertThat(refusal(new DonorGroupedKFold(3), "A1 A2 A B1 B1 B"))
        .hasMessageContaining("class B has 2 donors (3 cells)");
  }

  @Test
  void unlabelledCellsWithoutDonorAreNoObstacle() {
    assertThat(new DonorGroupedKFold(2).splits(RandomCohorts.of("A1 A2 B1 B2 ?"), 1, 1)).hasSize(2);
  }

  @Test
  void ungroupedSchemesNeedNoDonor() {
    assertThat(new StratifiedKFold(2).splits(RandomCohorts.of("A A B B"), 1, 1)).hasSize(2);
  }

  @Test
  void cohortWithoutLabelsIsRefused() {
    assertThat(refusal(new StratifiedKFold(2), "?1 ?2"))
        .hasMessageContaining("no cell of cohort 'cells of the test' has a subclass");
  }

  @Test
  void cohortOfOneClassIsRefused() {
    assertThat(refusal(new StratifiedKFold(2), "A1 A2 A3 ?4"))
        .hasMessageContaining("all 3 labelled cells of cohort 'cells of the test' are A")
        .hasMessageContaining("at least two");
  }

  @Test
  void foldWhoseTrainingPartWouldLackAClassIsRefused() {
    assertThatExceptionOfType(SplitException.class)
        .isThrownBy(
            () ->
                new DonorGroupedKFold(2, 0.25).splits(RandomCohorts.of("A1 A2 B3 B4 A5 A6"), 20, 1))
        .withMessageContaining("the training part of fold")
        .withMessageContaining("has no cell of class B, which has 2 cells in all");
  }
}
