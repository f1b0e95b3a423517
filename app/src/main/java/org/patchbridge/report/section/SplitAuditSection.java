package org.patchbridge.report.section;

import java.util.List;
import org.patchbridge.report.value.Grouping;

/** Whether donors stand on both sides of the splits. */
public record SplitAuditSection(String title, List<SplitAudit> audits) implements Section {

  public SplitAuditSection {
    audits = List.copyOf(audits);
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
