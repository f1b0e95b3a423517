package org.patchbridge.dataset;

import java.util.List;
import java.util.Locale;

/**
 * One stratified division into training, validation and test cells that ignores donors, as in the
 * paper's mouse experiments (arXiv 2603.11000: 60/20/20). Cells of one donor fall on both sides, so
 * results are optimistic; see {@link DonorAudit}. A repetition has one fold, and cells outside its
 * test part are not tested in it.
 *
 * @param trainShare positive
 * @param validationShare 0 for no validation part
 * @param testShare positive; the three sum to 1
 */
public record StratifiedHoldout(double trainShare, double validationShare, double testShare)
    implements SplitScheme {
  private static final double SUM_TOLERANCE = 1e-9;

  public StratifiedHoldout {
    boolean sumsToOne = Math.abs(trainShare + validationShare + testShare - 1) <= SUM_TOLERANCE;
    if (!(trainShare > 0 && validationShare >= 0 && testShare > 0 && sumsToOne)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "shares are %s/%s/%s; they must be positive (validation may be 0) and sum to 1",
              trainShare,
              validationShare,
              testShare));
    }
  }

  @Override
  public String partition() {
    return String.format(
        Locale.ROOT,
        "stratified hold-out %.0f/%.0f/%.0f",
        100 * trainShare,
        100 * validationShare,
        100 * testShare);
  }

  @Override
  public boolean groupsDonors() {
    return false;
  }

  @Override
  public List<Split> repetition(Cohort cohort, int run, long seed) {
    LabelledCells cells = LabelledCells.of(cohort);
    double[] shares = {trainShare, validationShare, testShare};
    int[] parts = StratifiedPartition.byCell(cells, shares, seed);
    int[] train = cells.positionsIn(parts, 0);
    int[] validation = cells.positionsIn(parts, 1);
    int[] test = cells.positionsIn(parts, 2);
    cells.requireEveryClass(train, "the training part of the " + name());
    cells.requireEveryClass(test, "the test part of the " + name());
    if (validationShare > 0) {
      cells.requireEveryClass(validation, "the validation part of the " + name());
    }
    return List.of(
        new Split(run, 0, seed, cells.rows(train), cells.rows(validation), cells.rows(test)));
  }
}
