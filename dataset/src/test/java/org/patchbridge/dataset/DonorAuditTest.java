package org.patchbridge.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DonorAuditTest {
  private static final Cohort COHORT = RandomCohorts.of("A1 A1 B1 A2 B2 B3 A B");

  private static Split split(int[] train, int[] validation, int[] test) {
    return new Split(0, 0, 1, train, validation, test);
  }

  @Test
  void sharedDonorsAndTheirTestCellsAreCounted() {
    DonorAudit audit =
        DonorAudit.of(COHORT, split(new int[] {0, 3}, new int[0], new int[] {1, 2, 5}));
    assertThat(audit).isEqualTo(new DonorAudit(1, 2, 1, 3, 2, 0));
    assertThat(audit.shareOfTestCellsWithDonorInTraining()).isEqualTo(2.0 / 3);
    assertThat(audit.sentence())
        .isEqualTo(
            "1 of 2 test donors also have cells in training: 2 of 3 test cells (66.7 %) come from"
                + " a donor the model has seen.");
  }

  @Test
  void validationCellsCountAsSeenByTheModel() {
    DonorAudit audit = DonorAudit.of(COHORT, split(new int[] {5}, new int[] {0}, new int[] {1, 4}));
    assertThat(audit.donorsOnBothSides()).isEqualTo(1);
  }

  @Test
  void cellsOfUnknownDonorShareNoneAndAreMentioned() {
    DonorAudit audit = DonorAudit.of(COHORT, split(new int[] {0, 6}, new int[0], new int[] {4, 7}));
    assertThat(audit).isEqualTo(new DonorAudit(1, 1, 0, 2, 0, 2));
    assertThat(audit.sentence())
        .isEqualTo(
            "No donor has cells in both training and test. The donor of 2 cells is unknown.");
  }

  @Test
  void countsOfSeveralSplitsAddUp() {
    Split one = split(new int[] {0}, new int[0], new int[] {1});
    Split two = split(new int[] {3}, new int[0], new int[] {5});
    DonorAudit audit = DonorAudit.of(COHORT, List.of(one, two));
    assertThat(audit).isEqualTo(new DonorAudit(2, 2, 1, 2, 1, 0));
    assertThat(audit.sentence()).contains("(counted over 2 splits)");
  }

  @Test
  void ungroupedFoldsShareDonorsAndGroupedOnesDoNot() {
    Cohort cohort = RandomCohorts.donorsWithAFavouriteClass(3);
    DonorAudit ungrouped = DonorAudit.of(cohort, new StratifiedKFold(5).splits(cohort, 1, 1));
    DonorAudit grouped = DonorAudit.of(cohort, new DonorGroupedKFold(5).splits(cohort, 1, 1));
    assertThat(ungrouped.shareOfTestCellsWithDonorInTraining()).isGreaterThan(0.8);
    assertThat(grouped.testCellsWithDonorInTraining()).isZero();
    assertThat(grouped.testCells()).isEqualTo(ungrouped.testCells());
  }
}
