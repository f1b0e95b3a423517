package org.patchbridge.forest;

import java.util.Arrays;
import org.patchbridge.forest.ForestSettings.Bootstrap;
import org.patchbridge.random.RandomStream;

/** Draws how often each example is in a tree's bag, and knows what an example weighs. */
final class Bag {
  private final TrainingSet training;
  private final ForestSettings settings;
  private final int[][] examplesOfClass;
  private final int smallestClass;

  Bag(TrainingSet training, ForestSettings settings) {
    this.training = training;
    this.settings = settings;
    int[] counts = training.classCounts();
    this.examplesOfClass = new int[counts.length][];
    for (int k = 0; k < counts.length; k++) {
      examplesOfClass[k] = new int[counts[k]];
    }
    int[] filled = new int[counts.length];
    for (int i = 0; i < training.examples(); i++) {
      int k = training.label(i);
      examplesOfClass[k][filled[k]++] = i;
    }
    this.smallestClass = Arrays.stream(counts).filter(count -> count > 0).min().orElse(0);
  }

  /** Weight of one draw of an example, per class; 0 for a class that does not occur. */
  double[] classWeights() {
    int[] counts = training.classCounts();
    double occurring = Arrays.stream(counts).filter(count -> count > 0).count();
    double[] weights = new double[counts.length];
    for (int k = 0; k < weights.length; k++) {
      if (counts[k] > 0) {
        weights[k] =
            settings.balance() == Balance.BALANCED
                ? training.examples() / (occurring * counts[k])
                : 1;
      }
    }
    return weights;
  }

  /** Writes into {@code counts}, per example, how often the tree sees it. */
  void draw(RandomStream random, int[] counts) {
    if (settings.bootstrap() == Bootstrap.NONE) {
      Arrays.fill(counts, 1);
      return;
    }
    Arrays.fill(counts, 0);
    if (settings.balance() != Balance.BALANCED_BOOTSTRAP) {
      for (int i = 0; i < counts.length; i++) {
        counts[random.nextIndex(counts.length)]++;
      }
      return;
    }
    for (int[] examples : examplesOfClass) {
      for (int i = 0; i < smallestClass && examples.length > 0; i++) {
        counts[examples[random.nextIndex(examples.length)]]++;
      }
    }
  }
}
