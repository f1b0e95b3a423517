package org.patchbridge.dataset;

import java.util.List;

/**
 * Stratified k-fold cross-validation in which a donor's cells are never on both sides: the default
 * of this project. Every labelled cell is tested once per repetition. A cell of unknown donor
 * counts as a donor of its own, as in a bootstrap; {@link DonorFacts} says what that means for
 * results.
 *
 * <p>Donors are assigned greedily as by scikit-learn's {@code StratifiedGroupKFold}; see {@link
 * StratifiedPartition#byDonor}. Folds therefore differ somewhat in size, and a fold may lack a
 * class that has hardly more donors than there are folds.
 *
 * @param folds at least 2
 * @param validationShare share of <em>all</em> labelled cells that is taken from the training part
 *     of each fold for validation, whole donors at a time, so the share is met approximately; 0 for
 *     none
 */
public record DonorGroupedKFold(int folds, double validationShare) implements SplitScheme {

  public DonorGroupedKFold {
    KFold.check(folds, validationShare);
  }

  /** Without a validation part. */
  public DonorGroupedKFold(int folds) {
    this(folds, 0);
  }

  @Override
  public String partition() {
    return KFold.partition(folds, validationShare);
  }

  @Override
  public boolean groupsDonors() {
    return true;
  }

  @Override
  public List<Split> repetition(Cohort cohort, int run, long seed) {
    LabelledCells cells = LabelledCells.of(cohort);
    cells.requireDonorsPerClass(folds);
    return KFold.splits(cells, StratifiedPartition::byDonor, folds, validationShare, run, seed);
  }
}
