package org.patchbridge.ensemble;

import java.util.Arrays;
import java.util.List;

/**
 * What each model of an ensemble counts for: greedy selection with replacement (Caruana et al.
 * 2004) on cells that no model was fitted on, by the balanced mean of −log p. Starting from every
 * model once keeps a small sample from silencing one.
 */
final class PoolWeights {
  private static final int ROUNDS = 12;

  private PoolWeights() {}

  /**
   * @param opinions one matrix of held-out probabilities a model, cells × classes
   * @param labels of the cells, and how often each class occurs among them
   */
  static double[] choose(List<double[][]> opinions, TrainingLabels labels) {
    double[] weights = new double[opinions.size()];
    Arrays.fill(weights, 1);
    double best = loss(opinions, weights, labels);
    for (int round = 0; round < ROUNDS; round++) {
      int chosen = -1;
      for (int model = 0; model < weights.length; model++) {
        weights[model]++;
        double loss = loss(opinions, weights, labels);
        weights[model]--;
        if (loss < best) {
          best = loss;
          chosen = model;
        }
      }
      if (chosen < 0) {
        return weights;
      }
      weights[chosen]++;
    }
    return weights;
  }

  /** The first of the models whose own loss is least. */
  static int best(List<double[][]> opinions, TrainingLabels labels) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int model = 0; model < opinions.size() && opinions.size() > 1; model++) {
      double loss = loss(opinions.subList(model, model + 1), new double[] {1}, labels);
      if (loss < least) {
        least = loss;
        best = model;
      }
    }
    return best;
  }

  private static double loss(List<double[][]> opinions, double[] weights, TrainingLabels labels) {
    double[][] pooled = PooledOpinion.of(opinions, weights);
    double loss = 0;
    for (int row = 0; row < pooled.length; row++) {
      int label = labels.labels()[row];
      loss -= labels.balancedWeight(label) * Math.log(pooled[row][label]);
    }
    return loss / pooled.length;
  }
}
