package org.patchbridge.optimisation;

/** From scores of classes to probabilities. */
public final class Softmax {
  private Softmax() {}

  /** Replaces finite scores by probabilities that sum to 1, without overflow. */
  public static void inPlace(double[] scores) {
    normalise(scores, greatest(scores));
  }

  /**
   * The same for logarithms of weights.
   *
   * @return logarithm of the sum of the weights as they were
   */
  public static double withLogSum(double[] logarithms) {
    double greatest = greatest(logarithms);
    return greatest + Math.log(normalise(logarithms, greatest));
  }

  private static double greatest(double[] scores) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      greatest = Math.max(greatest, score);
    }
    return greatest;
  }

  private static double normalise(double[] scores, double greatest) {
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = Math.exp(scores[i] - greatest);
      sum += scores[i];
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] /= sum;
    }
    return sum;
  }
}
