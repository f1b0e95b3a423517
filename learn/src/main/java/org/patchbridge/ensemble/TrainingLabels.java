package org.patchbridge.ensemble;

import java.util.Arrays;
import org.patchbridge.dataset.Cohort;

/**
 * @param labels class index of every training cell
 * @param counts training cells of every class; a class may have none
 */
record TrainingLabels(int[] labels, int[] counts) {

  /**
   * @throws IllegalArgumentException where there are no training cells or one has no subclass
   */
  static TrainingLabels of(Cohort cohort, int[] train) {
    if (train.length == 0) {
      throw new IllegalArgumentException("no training cells");
    }
    int[] all = cohort.labels();
    int[] labels = Arrays.stream(train).map(row -> all[row]).toArray();
    int[] counts = new int[cohort.classes().size()];
    for (int i = 0; i < train.length; i++) {
      if (labels[i] < 0) {
        throw new IllegalArgumentException(
            "training cell '" + cohort.cells().get(train[i]).id() + "' has no subclass");
      }
      counts[labels[i]]++;
    }
    return new TrainingLabels(labels, counts);
  }

  /** Weight of one cell of a class when all classes that occur count the same; means 1. */
  double balancedWeight(int label) {
    int occurring = (int) Arrays.stream(counts).filter(count -> count > 0).count();
    return labels.length / (double) (occurring * counts[label]);
  }
}
