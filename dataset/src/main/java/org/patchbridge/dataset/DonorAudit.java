package org.patchbridge.dataset;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How far the cells a model is tested on share their donors with the cells it learnt from. Training
 * here includes validation: both shape the model. Cells without a donor share none.
 *
 * @param splits how many splits were looked at; the counts below are sums over them, so a donor or
 *     cell counts once per split
 * @param testDonors donors with a cell in the test part
 * @param donorsOnBothSides of these, how many have a cell in training too
 * @param testCells cells in the test part
 * @param testCellsWithDonorInTraining of these, how many have a donor that is in training too
 * @param cellsWithoutDonor cells, of any part, whose donor is unknown and could not be checked
 */
public record DonorAudit(
    int splits,
    int testDonors,
    int donorsOnBothSides,
    int testCells,
    int testCellsWithDonorInTraining,
    int cellsWithoutDonor) {

  public static DonorAudit of(Cohort cohort, Split split) {
    Set<String> seen = new HashSet<>();
    int withoutDonor = 0;
    for (int[] part : List.of(split.train(), split.validation())) {
      for (int row : part) {
        cohort.cells().get(row).donor().ifPresent(seen::add);
        withoutDonor += cohort.cells().get(row).donor().isEmpty() ? 1 : 0;
      }
    }
    Set<String> tested = new HashSet<>();
    int shared = 0;
    for (int row : split.test()) {
      Cell cell = cohort.cells().get(row);
      cell.donor().ifPresent(tested::add);
      shared += cell.donor().filter(seen::contains).isPresent() ? 1 : 0;
      withoutDonor += cell.donor().isEmpty() ? 1 : 0;
    }
    int donors = tested.size();
    tested.retainAll(seen);
    return new DonorAudit(1, donors, tested.size(), split.test().length, shared, withoutDonor);
  }

  /** Over several splits of the cohort, for example all folds of all runs. */
  public static DonorAudit of(Cohort cohort, List<Split> splits) {
    return splits.stream()
        .map(split -> of(cohort, split))
        .reduce(new DonorAudit(0, 0, 0, 0, 0, 0), DonorAudit::plus);
  }

  private DonorAudit plus(DonorAudit other) {
    return new DonorAudit(
        splits + other.splits,
        testDonors + other.testDonors,
        donorsOnBothSides + other.donorsOnBothSides,
        testCells + other.testCells,
        testCellsWithDonorInTraining + other.testCellsWithDonorInTraining,
        cellsWithoutDonor + other.cellsWithoutDonor);
  }

  /** Between 0 and 1; 0 where there is no test cell. */
  public double shareOfTestCellsWithDonorInTraining() {
    return testCells == 0 ? 0 : (double) testCellsWithDonorInTraining / testCells;
  }

  /** One or two sentences for a person. */
  public String sentence() {
    String place = splits == 1 ? "" : " (counted over " + splits + " splits)";
    String sharing =
        donorsOnBothSides == 0
            ? "No donor has cells in both training and test" + place + "."
            : String.format(
                Locale.ROOT,
                "%d of %d test donors also have cells in training%s: %d of %d test cells (%.1f %%)"
                    + " come from a donor the model has seen.",
                donorsOnBothSides,
                testDonors,
                place,
                testCellsWithDonorInTraining,
                testCells,
                100 * shareOfTestCellsWithDonorInTraining());
    return cellsWithoutDonor == 0
        ? sharing
        : sharing + " The donor of " + cellsWithoutDonor + " cells is unknown.";
  }
}
