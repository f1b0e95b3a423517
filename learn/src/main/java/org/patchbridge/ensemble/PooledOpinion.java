package org.patchbridge.ensemble;

import java.util.Arrays;
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
    return ofLogarithms(logarithms(opinions), weights);
  }

  /** What {@link #ofLogarithms} pools: taken once where many weights are tried. */
  static List<double[][]> logarithms(List<double[][]> opinions) {
    return opinions.stream()
        .map(
            opinion ->
                Arrays.stream(opinion)
                    .map(
                        row ->
                            Arrays.stream(row).map(p -> Math.log(p + LEAST_PROBABILITY)).toArray())
                    .toArray(double[][]::new))
        .toList();
  }

  /** The same as {@link #of}, bit for bit. */
  static double[][] ofLogarithms(List<double[][]> logarithms, double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double[][] first = logarithms.get(0);
    double[][] pooled = new double[first.length][];
    for (int row = 0; row < first.length; row++) {
      double[] scores = new double[first[row].length];
      for (int model = 0; model < weights.length; model++) {
        double share = weights[model] / sum;
        for (int label = 0; label < scores.length; label++) {
          scores[label] += share * logarithms.get(model)[row][label];
        }
      }
      Softmax.inPlace(scores);
      pooled[row] = scores;
    }
    return pooled;
  }
}
