package org.patchbridge.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.patchbridge.random.DerivedSeed;

/** What the two k-fold schemes share: one part per fold, validation drawn from the rest. */
final class KFold {
  private KFold() {}

  /** How cells are assigned to parts. */
  interface Partition {
    int[] assign(LabelledCells cells, double[] shares, long seed);
  }

  static void check(int folds, double validationShare) {
    if (folds < 2) {
      throw new IllegalArgumentException("folds is " + folds + "; at least 2 are needed");
    }
    if (!(validationShare >= 0 && validationShare < 1 - 1.0 / folds)) {
      throw new IllegalArgumentException(
          "validation share is "
              + validationShare
              + "; with "
              + folds
              + " folds it must be at least 0 and below "
              + (1 - 1.0 / folds));
    }
  }

  static String partition(int folds, double validationShare) {
    String name = "stratified " + folds + "-fold";
    return validationShare == 0
        ? name
        : String.format(Locale.ROOT, "%s, %.0f %% validation", name, 100 * validationShare);
  }

  static List<Split> splits(
      LabelledCells cells,
      Partition partition,
      int folds,
      double validationShare,
      int run,
      long seed) {
    double[] shares = new double[folds];
    Arrays.fill(shares, 1.0 / folds);
    int[] foldOfCell = partition.assign(cells, shares, seed);
    List<Split> splits = new ArrayList<>(folds);
    for (int fold = 0; fold < folds; fold++) {
      int[] test = cells.positionsIn(foldOfCell, fold);
      int[] rest = cells.positionsOutside(foldOfCell, fold);
      int[] train = rest;
      int[] validation = {};
      if (validationShare > 0) {
        LabelledCells inner = cells.subset(rest);
        double ofRest = validationShare / (1 - 1.0 / folds);
        int[] part =
            partition.assign(inner, new double[] {1 - ofRest, ofRest}, DerivedSeed.of(seed, fold));
        train = LabelledCells.pick(rest, inner.positionsIn(part, 0));
        validation = LabelledCells.pick(rest, inner.positionsIn(part, 1));
      }
      cells.requireEveryClass(train, "the training part of fold " + fold);
      splits.add(
          new Split(run, fold, seed, cells.rows(train), cells.rows(validation), cells.rows(test)));
    }
    return splits;
  }
}
