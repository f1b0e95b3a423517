package org.patchbridge.transfer;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.patchbridge.certainty.PriorShift;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.ensemble.ZScoreLogistic;
import org.patchbridge.evaluation.Classifier;
import org.patchbridge.preparation.MixStandardiser;
import org.patchbridge.preparation.Standardiser;
import org.patchbridge.sequence.SequenceInput;

/**
 * Logistic regression learnt from all labelled mouse cells, applied to human cells without a human
 * label. Mouse features are scaled to the stated mix of subclasses, human ones by the unlabelled
 * human training cells.
 */
final class DirectLogistic implements Classifier {
  /** scikit-learn's default, not chosen on anything here. */
  private static final double PENALTY = 1;

  /** A share of 0 counts as this: its logarithm would rule the class out whatever is measured. */
  private static final double LEAST_SHARE = 1e-4;

  private final Standardiser.Fitted scaling;
  private final ZScoreLogistic model;
  private final double[] trained;
  private final double[] expected;

  private DirectLogistic(
      Standardiser.Fitted scaling, ZScoreLogistic model, double[] trained, double[] expected) {
    this.scaling = scaling;
    this.model = model;
    this.trained = trained;
    this.expected = expected;
  }

  /** The mouse models, one for each mix, fitted when first needed. Safe for many threads. */
  static final class Source {
    private final Cohort mouse;
    private final Map<Optional<ClassMix>, ZScoreLogistic> models = new ConcurrentHashMap<>();

    Source(Cohort mouse) {
      this.mouse = mouse;
    }

    private ZScoreLogistic model(Optional<ClassMix> mix) {
      return models.computeIfAbsent(mix, this::fit);
    }

    private ZScoreLogistic fit(Optional<ClassMix> mix) {
      FeatureMatrix x = mouse.matrix();
      int[] rows =
          IntStream.range(0, mouse.size()).filter(row -> mouse.labels()[row] >= 0).toArray();
      int[] labels = SequenceInput.labels(mouse, rows);
      Standardiser.Fitted scaling =
          mix.map(each -> MixStandardiser.fit(x, rows, labels, each.toArray()))
              .orElseGet(() -> Standardiser.fit(x, rows));
      return ZScoreLogistic.fit(scaling.transform(x, rows), mouse, rows, PENALTY);
    }
  }

  /**
   * @param rows human cells that features are scaled by; their labels are not looked at
   */
  static DirectLogistic of(Source source, Cohort human, int[] rows, Optional<ClassMix> mix) {
    double[] uniform = ClassMix.equal(human.classes()).toArray();
    double[] expected =
        mix.map(each -> Arrays.stream(each.toArray()).map(s -> Math.max(s, LEAST_SHARE)).toArray())
            .orElse(uniform);
    return new DirectLogistic(
        Standardiser.fit(human.matrix(), rows), source.model(mix), uniform, expected);
  }

  @Override
  public double[][] probabilities(Cohort cohort, int[] rows) {
    return Arrays.stream(model.probabilities(scaling.transform(cohort.matrix(), rows)))
        .map(cell -> PriorShift.adapt(cell, trained, expected))
        .toArray(double[][]::new);
  }
}
