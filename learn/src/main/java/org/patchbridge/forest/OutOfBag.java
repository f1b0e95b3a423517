package org.patchbridge.forest;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.patchbridge.metric.ClassPrediction;
import org.patchbridge.random.RandomStream;

/** What a forest predicts for its own training rows, each by the trees that did not see it. */
final class OutOfBag {
  private final double[][] probabilities;

  private OutOfBag(double[][] probabilities) {
    this.probabilities = probabilities;
  }

  /** Draws every tree's bag again from its stream, which is cheaper than to keep them all. */
  static OutOfBag of(TreeArrays trees, TrainingSet training, Bag bag, FloatRows rows, long seed) {
    double[][] mean = new double[training.examples()][training.classes()];
    int[] votes = new int[training.examples()];
    int[] counts = new int[training.examples()];
    for (int tree = 0; tree < trees.trees(); tree++) {
      bag.draw(RandomStream.of(seed, tree), counts);
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] == 0) {
          double[] leaf = trees.leaf(tree, rows, i);
          for (int k = 0; k < leaf.length; k++) {
            mean[i][k] += leaf[k];
          }
          votes[i]++;
        }
      }
    }
    for (int i = 0; i < mean.length; i++) {
      for (int k = 0; k < mean[i].length; k++) {
        // 0 / 0 where no tree left the row out: NaN, as documented.
        mean[i][k] /= votes[i];
      }
    }
    return new OutOfBag(mean);
  }

  Optional<double[][]> probabilities() {
    boolean any = Arrays.stream(probabilities).anyMatch(OutOfBag::isPredicted);
    return any ? Optional.of(probabilities) : Optional.empty();
  }

  OptionalDouble score(TrainingSet training) {
    int predicted = 0;
    int right = 0;
    for (int i = 0; i < probabilities.length; i++) {
      if (isPredicted(probabilities[i])) {
        predicted++;
        right += ClassPrediction.mostLikely(probabilities[i]) == training.label(i) ? 1 : 0;
      }
    }
    return predicted == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) right / predicted);
  }

  private static boolean isPredicted(double[] row) {
    return !Double.isNaN(row[0]);
  }
}
