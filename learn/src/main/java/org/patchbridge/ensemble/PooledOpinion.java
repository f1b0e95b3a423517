package org.patchbridge.ensemble;

import java.util.List;
import org.patchbridge.optimisation.Softmax;

/** The weighted geometric mean of several models' probabilities. */
final class PooledOpinion {
  /** Keeps one model's certainty from overruling all others. */
  private static final double LEAST_PROBABILITY = 1e-3;

  private PooledOpinion() {}

  /**
   * @param opinions one matrix of probabilities a model, cells × classes
   * @param weights one a model, of any positive sum
   * @return cells × classes, rows sum to 1
   */
  static double[][] of(List<double[][]> opinions, double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double[][] first = opinions.get(0);
    double[][] pooled = new double[first.length][];
    for (int row = 0; row < first.length; row++) {
      double[] scores = new double[first[row].length];
      for (int model = 0; model < weights.length; model++) {
        double share = weights[model] / sum;
        for (int label = 0; label < scores.length; label++) {
          scores[label] += share * Math.log(opinions.get(model)[row][label] + LEAST_PROBABILITY);
        }
      }
      Softmax.inPlace(scores);
      pooled[row] = scores;
    }
    return pooled;
  }
}
