package org.patchbridge.dataset;

import java.util.List;

/**
 * Stratified k-fold cross-validation that ignores donors, as in the paper's human experiments
 * (arXiv 2603.11000: 5 folds, validation 20 % of all). Cells of one donor fall on both sides, so
 * results are optimistic; see {@link DonorAudit}. Every labelled cell is tested once per
 * repetition; the cells of a class differ by at most one between folds.
 *
 * @param folds at least 2
 * @param validationShare share of <em>all</em> labelled cells that is taken from the training part
 *     of each fold for validation; 0 for none
 */
public record StratifiedKFold(int folds, double validationShare) implements SplitScheme {

  public StratifiedKFold {
    KFold.check(folds, validationShare);
  }

  /** Without a validation part. */
  public StratifiedKFold(int folds) {
    this(folds, 0);
  }

  @Override
  public String partition() {
    return KFold.partition(folds, validationShare);
  }

  @Override
  public boolean groupsDonors() {
    return false;
  }

  @Override
  public List<Split> repetition(Cohort cohort, int run, long seed) {
    LabelledCells cells = LabelledCells.of(cohort);
    cells.requireCellsPerClass(folds);
    return KFold.splits(cells, StratifiedPartition::byCell, folds, validationShare, run, seed);
  }
}
