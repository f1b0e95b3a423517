package org.patchbridge.dataset;

import java.util.ArrayList;
import java.util.List;

/**
 * A way to divide a cohort's cells into training, validation and test parts.
 *
 * <p>Cells without a subclass are in no part: nothing can be learnt from them or tested on them.
 * All schemes are stratified by subclass, depend on the cohort and the seed only, and refuse a
 * cohort in which some class is too small for them.
 */
public sealed interface SplitScheme permits DonorGroupedKFold, StratifiedKFold, StratifiedHoldout {

  /** How cells are divided, for example {@code stratified 5-fold, 20 % validation}. */
  String partition();

  /** Partition and grouping, for example {@code donor-grouped stratified 5-fold}. */
  default String name() {
    return groupsDonors() ? "donor-grouped " + partition() : partition() + ", donors not grouped";
  }

  /**
   * Whether all cells of a donor stay in one part of every split. A cell of unknown donor counts as
   * a donor of its own.
   */
  boolean groupsDonors();

  /**
   * The splits of one repetition, in fold order; row indices of every part ascend.
   *
   * @param run number of the repetition, written into the splits; does not change them
   * @throws SplitException where the cohort has no labelled cell, or a class is too small
   */
  List<Split> repetition(Cohort cohort, int run, long seed);

  /**
   * Repetitions {@code 0 … runs − 1}, drawn with the seeds {@code firstSeed + run}, one after
   * another.
   *
   * @throws SplitException as {@link #repetition}
   */
  default List<Split> splits(Cohort cohort, int runs, long firstSeed) {
    if (runs < 1) {
      throw new IllegalArgumentException("runs is " + runs + "; at least 1 is needed");
    }
    List<Split> splits = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      splits.addAll(repetition(cohort, run, firstSeed + run));
    }
    return List.copyOf(splits);
  }
}
