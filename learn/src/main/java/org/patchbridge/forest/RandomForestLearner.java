package org.patchbridge.forest;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.evaluation.Learner;
import org.patchbridge.preparation.MedianImputer;

/**
 * Learns subclasses from all families of a cohort: absent values become the training cells' median
 * with a mask column, then a random forest. Makes no use of validation cells.
 */
public final class RandomForestLearner implements Learner {
  private final ForestSettings settings;

  private RandomForestLearner(ForestSettings settings) {
    this.settings = settings;
  }

  public static RandomForestLearner with(ForestSettings settings) {
    return new RandomForestLearner(settings);
  }

  @Override
  public String name() {
    return "random forest";
  }

  /**
   * @throws IllegalArgumentException where there are no training cells or one has no subclass
   */
  @Override
  public ForestClassifier fit(Cohort cohort, int[] train, int[] validation, long seed) {
    FeatureMatrix x = cohort.matrix();
    MedianImputer.Fitted imputer = MedianImputer.fit(x, train);
    FeatureMatrix prepared = imputer.transform(x, train);
    int[] labels = cohort.labels();
    int[] trainLabels = Arrays.stream(train).map(row -> labels[row]).toArray();
    int[] rows = IntStream.range(0, train.length).toArray();
    ForestModel model =
        RandomForest.with(settings).fit(prepared, rows, trainLabels, cohort.classes().size(), seed);
    return new ForestClassifier(imputer, model);
  }
}
