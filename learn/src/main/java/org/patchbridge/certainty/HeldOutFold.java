package org.patchbridge.certainty;

import java.util.ArrayList;
import java.util.List;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.dataset.Split;
import org.patchbridge.evaluation.CrossValidation;

/**
 * What a model that was learnt without a fold's cells says of them.
 *
 * @param learnt which parts of it there were enough cells for
 * @param calls one for each test cell of the fold
 */
public record HeldOutFold(LearntParts learnt, List<HeldOutCall> calls) {

  public HeldOutFold {
    calls = List.copyOf(calls);
  }

  /**
   * Everything is learnt from the training cells of the fold: model, calibration, sets, limit of
   * novelty.
   *
   * @param screened the same cells with the features that novelty is judged by
   * @param noveltyRate share of ordinary cells that may be called novel
   */
  public static HeldOutFold of(
      CalibratedLearner learner, Cohort cohort, Cohort screened, Split fold, double noveltyRate) {
    long seed = CrossValidation.fitSeed(fold);
    CalibratedClassifier model = learner.fit(cohort, fold.train(), fold.validation(), seed);
    return of(model, cohort, screened, fold, noveltyRate);
  }

  /**
   * The same with a model that is at hand; the limit of novelty is learnt here.
   *
   * @param model learnt without the test cells
   */
  public static HeldOutFold of(
      CalibratedClassifier model, Cohort cohort, Cohort screened, Split fold, double noveltyRate) {
    long seed = CrossValidation.fitSeed(fold);
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
              screen.limit().isLearnt() && !isNovel && model.limit().isMet(probabilities[i])));
    }
    return new HeldOutFold(LearntParts.of(model, screen), calls);
  }
}
