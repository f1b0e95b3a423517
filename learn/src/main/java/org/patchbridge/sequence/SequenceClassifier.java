package org.patchbridge.sequence;

import java.util.List;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.evaluation.Classifier;
import org.patchbridge.forest.MatrixClassifier;

/**
 * A trained sequence model with the scaling of its training cells. Takes matrices as cohorts give
 * them, absent values included; a permutation importance of it shuffles a value together with its
 * absence. Holds nothing outside the heap.
 */
public final class SequenceClassifier implements Classifier, MatrixClassifier {
  private final SequenceInput input;
  private final SequenceModel model;
  private final double[] offsets;

  /**
   * @param offsets added to the score of each class, see {@link PriorOffsets}
   */
  public SequenceClassifier(SequenceInput input, SequenceModel model, double[] offsets) {
    this.input = input;
    this.model = model;
    this.offsets = offsets.clone();
  }

  @Override
  public double[][] probabilities(Cohort cohort, int[] rows) {
    return probabilities(cohort.matrix(), rows);
  }

  @Override
  public double[][] probabilities(FeatureMatrix x, int[] rows) {
    return model.predict(input.sequences(x, rows)).probabilities(offsets);
  }

  /**
   * How much each family weighed: {@code rows × families}, each row of sum 1, in the order of
   * {@link #families()}. Without attention all weight is on the last family.
   */
  public double[][] attention(Cohort cohort, int[] rows) {
    return model.predict(input.sequences(cohort, rows)).attention();
  }

  public List<String> families() {
    return input.families();
  }

  public SequenceInput input() {
    return input;
  }

  public SequenceModel model() {
    return model;
  }
}
