package org.patchbridge.certainty;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Split;
import org.patchbridge.evaluation.Classifier;
import org.patchbridge.evaluation.HeldOut;
import org.patchbridge.evaluation.HeldOutLearner;
import org.patchbridge.evaluation.Learner;

/**
 * Any learner, with probabilities calibrated and sets of subclasses learnt on predictions of
 * training cells whose donors the model had not seen.
 *
 * @param base learns what is calibrated
 * @param level promised coverage of the sets, and share of right calls, for example 0.9
 */
public record CalibratedLearner(Learner base, double level) implements Learner {
  private static final int INNER_FOLDS = 4;

  @Override
  public String name() {
    return base.name() + ", calibrated";
  }

  /**
   * Where a class has a single training cell there are no inner folds; the model stays uncalibrated
   * and has no sets.
   *
   * @throws IllegalArgumentException where there are no training cells or one has no subclass
   */
  @Override
  public CalibratedClassifier fit(Cohort cohort, int[] train, int[] validation, long seed) {
    HeldOutLearner.Fit fit = fitBase(cohort, train, validation, seed);
    int[] allLabels = cohort.labels();
    int[] allDonors = cohort.donorNumbers();
    int[] labels = Arrays.stream(train).map(row -> allLabels[row]).toArray();
    int[] donors = Arrays.stream(train).map(row -> allDonors[row]).toArray();
    if (fit.heldOut().isEmpty()) {
      return new CalibratedClassifier(
          fit.classifier(),
          Calibrator.none(cohort.classes().size()),
          new CallLimit(level),
          Optional.empty());
    }
    return calibrated(fit.classifier(), fit.heldOut().get(), labels, donors, level);
  }

  /**
   * A model calibrated on what models like it say of cells whose donors they had not seen; limit of
   * calls and sets are learnt from the same.
   *
   * @param heldOut probabilities of these cells, one row each
   * @param labels of these cells
   * @param donors of these cells, as {@link Cohort#donorNumbers}
   */
  public static CalibratedClassifier calibrated(
      Classifier model, double[][] heldOut, int[] labels, int[] donors, double level) {
    Calibrator calibrator = Calibrator.fit(heldOut, labels);
    double[][] calibrated = Arrays.stream(heldOut).map(calibrator::apply).toArray(double[][]::new);
    return new CalibratedClassifier(
        model,
        calibrator,
        CallLimit.fit(calibrated, labels, donors, level),
        Optional.of(ConformalSets.fit(calibrated, labels, donors, level)));
  }

  private HeldOutLearner.Fit fitBase(Cohort cohort, int[] train, int[] validation, long seed) {
    if (base instanceof HeldOutLearner both) {
      return both.fitWithHeldOut(cohort, train, validation, seed);
    }
    Optional<List<Split>> folds = HeldOut.folds(cohort, train, INNER_FOLDS, seed);
    return new HeldOutLearner.Fit(
        base.fit(cohort, train, validation, seed),
        folds.map(known -> HeldOut.probabilities(base, cohort, train, known, seed)));
  }
}
