package org.patchbridge.certainty;

/**
 * Other shares of subclasses than in training: a lab that patches one Cre line meets other cells
 * than the Allen Institute did. Saerens, Latinne &amp; Decaestecker 2002.
 */
public final class PriorShift {
  private static final int MOST_ROUNDS = 1000;
  private static final double TOLERANCE = 1e-9;

  private PriorShift() {}

  /**
   * What the probabilities of a cell would be under other shares of the classes.
   *
   * @param probabilities of one cell, calibrated under {@code trained}
   * @param trained shares of the classes that the model was calibrated on, all positive
   * @param expected shares to assume instead; 0 rules a class out
   * @throws IllegalArgumentException where nothing that is left is possible for the cell
   */
  public static double[] adapt(double[] probabilities, double[] trained, double[] expected) {
    double[] adapted = new double[probabilities.length];
    double sum = 0;
    for (int label = 0; label < adapted.length; label++) {
      adapted[label] = probabilities[label] * expected[label] / trained[label];
      sum += adapted[label];
    }
    if (!(sum > 0)) {
      throw new IllegalArgumentException(
          "no class with a positive prior is possible for this cell");
    }
    for (int label = 0; label < adapted.length; label++) {
      adapted[label] /= sum;
    }
    return adapted;
  }

  /**
   * The shares of the classes in a batch that make it most likely, by expectation maximisation.
   *
   * @param probabilities cells × classes, calibrated under {@code trained}; at least one cell
   * @return shares, sum 1
   */
  public static double[] estimate(double[][] probabilities, double[] trained) {
    return estimate(probabilities, trained, 0);
  }

  /**
   * The most probable shares of the classes in a batch, where the training shares count like so
   * many cells more (a Dirichlet prior around them).
   *
   * @param probabilities cells × classes, calibrated under {@code trained}; at least one cell
   * @param strength of the training shares, in cells; 0 for the most likely shares, which few cells
   *     drive to 0 and 1
   * @return shares, sum 1
   */
  public static double[] estimate(double[][] probabilities, double[] trained, double strength) {
    if (probabilities.length == 0) {
      throw new IllegalArgumentException("no cells to estimate shares of classes from");
    }
    double[] shares = trained.clone();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double[] next = new double[shares.length];
      for (double[] cell : probabilities) {
        double[] adapted = adapt(cell, trained, shares);
        for (int label = 0; label < next.length; label++) {
          next[label] += adapted[label] / (probabilities.length + strength);
        }
      }
      for (int label = 0; label < next.length; label++) {
        next[label] += trained[label] * strength / (probabilities.length + strength);
      }
      double change = 0;
      for (int label = 0; label < next.length; label++) {
        change = Math.max(change, Math.abs(next[label] - shares[label]));
      }
      shares = next;
      if (change < TOLERANCE) {
        break;
      }
    }
    return shares;
  }
}
