package org.patchbridge.certainty;

import java.util.Arrays;
import java.util.Optional;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.evaluation.Classifier;

/**
 * A model whose probabilities mean frequencies among cells as in training.
 *
 * @param base what is calibrated
 * @param sets empty where there were too few donors to learn them from
 */
public record CalibratedClassifier(
    Classifier base, Calibrator calibrator, Optional<ConformalSets> sets) implements Classifier {

  @Override
  public double[][] probabilities(Cohort cohort, int[] rows) {
    return Arrays.stream(base.probabilities(cohort, rows))
        .map(calibrator::apply)
        .toArray(double[][]::new);
  }
}
