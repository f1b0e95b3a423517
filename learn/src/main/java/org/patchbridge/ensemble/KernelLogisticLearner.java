package org.patchbridge.ensemble;

import java.util.List;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.evaluation.Classifier;
import org.patchbridge.evaluation.Learner;
import org.patchbridge.preparation.NormalScores;

/**
 * Multinomial logistic regression in the space of a radial kernel on normal scores, classes
 * weighted to count the same. A smooth relative of the support vector machine that gives
 * probabilities by itself. Makes no use of validation cells.
 *
 * @param penalty inverse of the weight of the ridge penalty, scikit-learn's {@code C}
 * @param width of the kernel: γ is this divided by the number of columns
 */
public record KernelLogisticLearner(double penalty, double width) implements Learner {
  /** Between the smooth and the wiggly ends of what suits a few hundred cells. */
  public static final KernelLogisticLearner DEFAULT = new KernelLogisticLearner(3, 0.3);

  /**
   * What an ensemble chooses from: {@link #DEFAULT}, which comes first, and a wigglier one for
   * thousands of cells. A smoother one (1, 0.1) lost on inner folds of both published human cohorts
   * and on held-out mouse cells.
   */
  public static final List<KernelLogisticLearner> CHOICES =
      List.of(DEFAULT, new KernelLogisticLearner(10, 1));

  public KernelLogisticLearner {
    if (!(penalty > 0) || !(width > 0)) {
      throw new IllegalArgumentException(
          "penalty " + penalty + " and width " + width + " must be positive");
    }
  }

  @Override
  public String name() {
    return ScoredClassifier.KERNEL_LOGISTIC;
  }

  /**
   * @throws IllegalArgumentException where there are no training cells or one has no subclass
   */
  @Override
  public Classifier fit(Cohort cohort, int[] train, int[] validation, long seed) {
    TrainingLabels labels = TrainingLabels.of(cohort, train);
    FeatureMatrix x = cohort.matrix();
    NormalScores.Fitted scores = NormalScores.fit(x, train);
    FeatureMatrix z = scores.transform(x, train);
    RadialKernel kernel = RadialKernel.fit(z, width / z.width(), seed);
    LogisticModel model =
        LogisticModel.fit(kernel.coordinates(z), labels, penalty, LogisticLearner.TOLERANCE);
    return new ScoredClassifier(scores, new KernelLogisticModel(kernel, model));
  }
}
