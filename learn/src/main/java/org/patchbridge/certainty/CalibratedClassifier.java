package org.patchbridge.certainty;

import java.util.Arrays;
import java.util.Optional;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.evaluation.Classifier;

/**
 * A model whose probabilities mean frequencies among cells as in training.
 *
 * @param base what is calibrated
 * @param limit from which probability on a subclass is called
 * @param sets empty where there were too few donors to learn them from
 */
public record CalibratedClassifier(
    Classifier base, Calibrator calibrator, CallLimit limit, Optional<ConformalSets> sets)
    implements Classifier {

  /**
   * The conformal set of a cell, which may be empty; all classes where the sets could not be
   * learnt.
   *
   * @param probabilities of the cell, calibrated
   * @return for each class whether it is in the set
   */
  public boolean[] setOf(double[] probabilities) {
    boolean[] all = new boolean[probabilities.length];
    Arrays.fill(all, true);
    return sets.map(learnt -> learnt.of(probabilities)).orElse(all);
  }

  @Override
  public double[][] probabilities(Cohort cohort, int[] rows) {
    return Arrays.stream(base.probabilities(cohort, rows))
        .map(calibrator::apply)
        .toArray(double[][]::new);
  }
}
