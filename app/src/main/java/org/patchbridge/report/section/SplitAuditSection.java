package org.patchbridge.report.section;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.patchbridge.report.value.Grouping;

/** Whether donors stand on both sides of the splits. */
public record SplitAuditSection(String title, List<SplitAudit> audits) implements Section {

  public SplitAuditSection {
    audits = List.copyOf(audits);
  }

  /**
   * The same with other names.
   *
   * @param ofSplit the name of a partition, and whether it keeps donors together
   */
  public SplitAuditSection withNames(
      UnaryOperator<String> ofCohort, BiFunction<String, Boolean, String> ofSplit) {
    return new SplitAuditSection(
        title,
        audits.stream()
            .map(
                each ->
                    new SplitAudit(
                        ofCohort.apply(each.cohort),
                        ofSplit.apply(each.split, each.grouping == Grouping.DONOR),
                        each.grouping,
                        each.splits,
                        each.donors,
                        each.donorsOnBothSides,
                        each.testCells,
                        each.testCellsWithDonorInTraining))
            .toList());
  }

  /**
   * @param split the scheme in words
   * @param splits partitions looked at, folds × runs
   * @param donors distinct donors of the cohort
   * @param donorsOnBothSides distinct donors that stand on both sides of at least one partition
   * @param testCells test cells over all partitions
   * @param testCellsWithDonorInTraining those of them that share their donor with a training cell
   */
  public record SplitAudit(
      String cohort,
      String split,
      Grouping grouping,
      int splits,
      int donors,
      int donorsOnBothSides,
      long testCells,
      long testCellsWithDonorInTraining) {}
}
