package org.patchbridge.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.DerivedSeed;
import org.patchbridge.dataset.DonorGroupedKFold;
import org.patchbridge.dataset.Split;
import org.patchbridge.dataset.SplitException;
import org.patchbridge.dataset.SplitScheme;
import org.patchbridge.dataset.StratifiedKFold;

/**
 * Predictions of training cells by models that did not see their donors: what calibration and the
 * weights of an ensemble are learnt from.
 */
public final class HeldOut {
  private HeldOut() {}

  /**
   * Donor-grouped folds of the training cells alone; folds of single cells where donors are not
   * known.
   *
   * @return splits by position in {@code train}, not by row of the cohort; empty where a class has
   *     too few donors, or cells, for so many folds
   */
  public static Optional<List<Split>> folds(Cohort cohort, int[] train, int folds, long seed) {
    Cohort training = cohort.select(train);
    SplitScheme scheme =
        training.cellsWithoutDonor() == 0
            ? new DonorGroupedKFold(folds)
            : new StratifiedKFold(folds);
    try {
      return Optional.of(scheme.repetition(training, 0, seed));
    } catch (SplitException classTooSmall) {
      return Optional.empty();
    }
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
