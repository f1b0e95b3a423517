package org.patchbridge.spca;

import java.util.stream.IntStream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.evaluation.Classifier;
import org.patchbridge.forest.ForestModel;

/** Components and the forest grown on them, fitted on the same cells by {@link GouwensLearner}. */
public final class GouwensClassifier implements Classifier {
  private final FittedFamilyComponents components;
  private final ForestModel forest;

  GouwensClassifier(FittedFamilyComponents components, ForestModel forest) {
    this.components = components;
    this.forest = forest;
  }

  @Override
  public double[][] probabilities(Cohort cohort, int[] rows) {
    FeatureMatrix scores = components.transform(cohort, rows).matrix();
    return forest.probabilities(scores, IntStream.range(0, rows.length).toArray());
  }

  public FittedFamilyComponents components() {
    return components;
  }

  public ForestModel forest() {
    return forest;
  }
}
