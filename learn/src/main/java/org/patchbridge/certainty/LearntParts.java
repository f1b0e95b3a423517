package org.patchbridge.certainty;

/**
 * Which parts of a model there were enough cells and donors to learn.
 *
 * @param isCalibrated whether probabilities are calibrated, and sets and the limit of calls learnt
 * @param isScreened whether the limit of novelty is learnt, without which nothing is called
 */
public record LearntParts(boolean isCalibrated, boolean isScreened) {

  public static LearntParts of(CalibratedClassifier model, NoveltyScreen screen) {
    return new LearntParts(model.sets().isPresent(), screen.limit().isLearnt());
  }
}
