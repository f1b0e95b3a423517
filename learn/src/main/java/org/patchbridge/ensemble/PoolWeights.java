package org.patchbridge.ensemble;

import java.util.Arrays;
import java.util.List;

/**
 * What each model of an ensemble counts for: the weights of the pooled opinion whose balanced mean
 * of −log p is least on cells that no model was fitted on. That mean is convex in the weights, so
 * exchanging small shares while this helps ends next to its minimum, which often leaves models out.
 */
final class PoolWeights {
  /** Shares that each model has at first. */
  private static final int SHARES = 6;

  /** What an exchange must be worth, or rounding would decide. */
  private static final double LEAST_GAIN = 1e-9;

  private PoolWeights() {}

  /**
   * @param opinions one matrix of held-out probabilities a model, cells × classes
   * @param labels of the cells, and how often each class occurs among them
   * @return whole numbers, 0 for a model that is better left out
   */
  static double[] choose(List<double[][]> opinions, TrainingLabels labels) {
    List<double[][]> logarithms = PooledOpinion.logarithms(opinions);
    double[] weights = new double[opinions.size()];
    Arrays.fill(weights, SHARES);
    double[] next = exchange(logarithms, weights, labels);
    while (!Arrays.equals(weights, next)) {
      weights = next;
      next = exchange(logarithms, weights, labels);
    }
    return weights;
  }

  /** With one share moved from a model to another, where that helps most. */
  private static double[] exchange(
      List<double[][]> logarithms, double[] weights, TrainingLabels labels) {
    double[] best = weights;
    double least = loss(logarithms, weights, labels);
    for (int giver = 0; giver < weights.length; giver++) {
      for (int taker = 0; taker < weights.length && weights[giver] > 0; taker++) {
        double[] tried = weights.clone();
        tried[giver]--;
        tried[taker]++;
        double loss = loss(logarithms, tried, labels);
        if (loss < least - LEAST_GAIN) {
          least = loss;
          best = tried;
        }
      }
    }
    return best;
  }

  /** The first of the models whose own loss is least. */
  static int best(List<double[][]> opinions, TrainingLabels labels) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int model = 0; model < opinions.size() && opinions.size() > 1; model++) {
      List<double[][]> alone = PooledOpinion.logarithms(opinions.subList(model, model + 1));
      double loss = loss(alone, new double[] {1}, labels);
      if (loss < least) {
        least = loss;
        best = model;
      }
    }
    return best;
  }

  private static double loss(List<double[][]> logarithms, double[] weights, TrainingLabels labels) {
    double[][] pooled = PooledOpinion.ofLogarithms(logarithms, weights);
    double loss = 0;
    for (int row = 0; row < pooled.length; row++) {
      int label = labels.labels()[row];
      loss -= labels.balancedWeight(label) * Math.log(pooled[row][label]);
    }
    return loss / pooled.length;
  }
}
