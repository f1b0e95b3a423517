package org.patchbridge.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.InnerFolds;
import org.patchbridge.dataset.Split;
import org.patchbridge.random.DerivedSeed;

/**
 * Predictions of training cells by models that did not see their donors: what calibration and the
 * weights of an ensemble are learnt from.
 */
public final class HeldOut {
  private HeldOut() {}

  /**
   * Donor-grouped folds of the training cells alone; see {@link InnerFolds#withEveryClass}. A rare
   * class does not make them fewer, so that what is learnt of a part of the cells is learnt as of
   * all of them. Cells of unknown donor are donors of their own.
   *
   * @return splits by position in {@code train}, not by row of the cohort; empty where a class has
   *     one cell only, or donors are too few to be kept apart
   */
  public static Optional<List<Split>> folds(Cohort cohort, int[] train, int folds, long seed) {
    return InnerFolds.withEveryClass(cohort.select(train), folds, seed);
  }

  /**
   * Fits the learner once a fold, without it.
   *
   * @param folds as {@link #folds} gives them
   * @return one row of probabilities for each of {@code train}
   */
  public static double[][] probabilities(
      Learner learner, Cohort cohort, int[] train, List<Split> folds, long seed) {
    double[][] result = new double[train.length][];
    for (Split fold : folds) {
      int[] inner = Arrays.stream(fold.train()).map(at -> train[at]).toArray();
      int[] outside = Arrays.stream(fold.test()).map(at -> train[at]).toArray();
      double[][] opinions =
          learner
              .fit(cohort, inner, new int[0], DerivedSeed.of(seed, fold.fold() + 1))
              .probabilities(cohort, outside);
      for (int i = 0; i < outside.length; i++) {
        result[fold.test()[i]] = opinions[i];
      }
    }
    return result;
  }
}
