package org.patchbridge.certainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.dataset.Split;
import org.patchbridge.evaluation.ClassPrediction;
import org.patchbridge.evaluation.CrossValidation;

/**
 * All that a calibrated model says of a cell whose donor it has not seen.
 *
 * @param row of the cohort
 * @param probabilities calibrated
 * @param set for each class whether it is in the conformal set
 * @param isNovel whether the cell is said to be unlike all training cells
 * @param isCalled whether its most probable subclass is called
 */
public record HeldOutCall(
    int row, double[] probabilities, boolean[] set, boolean isNovel, boolean isCalled) {

  /**
   * Everything is learnt from the training cells of the fold: model, calibration, sets, limit of
   * novelty.
   *
   * @param screened the same cells with the features that novelty is judged by
   * @param noveltyRate share of ordinary cells that may be called novel
   * @return one for each test cell of the fold
   */
  public static List<HeldOutCall> of(
      CalibratedLearner learner, Cohort cohort, Cohort screened, Split fold, double noveltyRate) {
    long seed = CrossValidation.fitSeed(fold);
    CalibratedClassifier model = learner.fit(cohort, fold.train(), fold.validation(), seed);
    NoveltyScreen screen = NoveltyScreen.fit(screened, fold.train(), noveltyRate, seed);
    double[][] probabilities = model.probabilities(cohort, fold.test());
    FeatureMatrix features = screened.matrix();
    List<HeldOutCall> calls = new ArrayList<>();
    for (int i = 0; i < fold.test().length; i++) {
      boolean isNovel = screen.isNovel(features, fold.test()[i]);
      calls.add(
          new HeldOutCall(
              fold.test()[i],
              probabilities[i],
              model.setOf(probabilities[i]),
              isNovel,
              !isNovel && model.limit().isMet(probabilities[i])));
    }
    return calls;
  }

  /** Index of the most probable class. */
  public int mostProbable() {
    return ClassPrediction.mostLikely(probabilities);
  }

  /** Number of classes in the set. */
  public int setSize() {
    int size = 0;
    for (boolean in : set) {
      size += in ? 1 : 0;
    }
    return size;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HeldOutCall call
        && row == call.row
        && isNovel == call.isNovel
        && isCalled == call.isCalled
        && Arrays.equals(probabilities, call.probabilities)
        && Arrays.equals(set, call.set);
  }

  @Override
  public int hashCode() {
    return 31 * row + Arrays.hashCode(probabilities);
  }
}
