package org.patchbridge.transfer;

import java.util.Arrays;

/**
 * Class frequencies of unlabelled cells, estimated from a model's probabilities by expectation
 * maximisation (Saerens, Latinne &amp; Decaestecker 2002).
 */
final class PriorShift {
  /** Iterations, at most; they stop when no frequency changes by more than {@link #CONVERGED}. */
  private static final int MOST_ITERATIONS = 1_000;

  private static final double CONVERGED = 1e-9;

  /** Below this a frequency is not believed: its logarithm would rule the class out. */
  private static final double LEAST = 1e-4;

  private PriorShift() {}

  /**
   * @param probabilities {@code cells × classes} of a model whose training had the frequencies
   *     {@code source}; at least one cell
   * @param source positive, of sum 1
   * @return estimated frequencies, of sum 1
   */
  static double[] estimate(double[][] probabilities, double[] source) {
    double[] prior = source.clone();
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      double[] next = new double[prior.length];
      for (double[] cell : probabilities) {
        double[] moved = new double[prior.length];
        double sum = 0;
        for (int c = 0; c < prior.length; c++) {
          moved[c] = cell[c] * prior[c] / source[c];
          sum += moved[c];
        }
        for (int c = 0; c < prior.length; c++) {
          next[c] += moved[c] / sum / probabilities.length;
        }
      }
      double change = 0;
      for (int c = 0; c < prior.length; c++) {
        change = Math.max(change, Math.abs(next[c] - prior[c]));
      }
      prior = next;
      if (change <= CONVERGED) {
        break;
      }
    }
    return prior;
  }

  /** What to add to scores to move them from one set of frequencies to another. */
  static double[] offsets(double[] source, double[] target) {
    double[] offsets = new double[source.length];
    Arrays.setAll(offsets, c -> Math.log(Math.max(target[c], LEAST) / source[c]));
    return offsets;
  }
}
