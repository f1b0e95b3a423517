package org.patchbridge.certainty;

import org.patchbridge.optimisation.LimitedMemoryBfgs;
import org.patchbridge.optimisation.Softmax;

/**
 * Turns a model's probabilities into frequencies: temperature scaling (Guo et al. 2017) with one
 * offset a class, which also undoes class weights of the training. p′ ∝ exp(slope · ln p + offset).
 *
 * @param slope inverse temperature, positive; below 1 for a model that is too sure
 * @param offsets one a class, sum 0
 */
public record Calibrator(double slope, double[] offsets) {
  /** Keeps a probability of 0 from ruling a class out for ever. */
  private static final double LEAST_PROBABILITY = 1e-4;

  /** Pulls towards doing nothing, as hard as one more cell would. */
  private static final double CAUTION = 1;

  private static final double TOLERANCE = 1e-6;

  public Calibrator {
    if (!(slope > 0) || slope == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("slope is " + slope + "; it must be positive");
    }
  }

  /** Changes nothing but probabilities below 0.0001. */
  public static Calibrator none(int classes) {
    return new Calibrator(1, new double[classes]);
  }

  /**
   * Learns by maximum likelihood.
   *
   * @param probabilities cells × classes, of cells that the model was not fitted on
   * @param labels class index of each cell
   */
  public static Calibrator fit(double[][] probabilities, int[] labels) {
    if (probabilities.length == 0 || probabilities.length != labels.length) {
      throw new IllegalArgumentException(
          probabilities.length + " rows of probabilities for " + labels.length + " labels");
    }
    int classes = probabilities[0].length;
    double[][] logarithms = new double[probabilities.length][];
    for (int row = 0; row < logarithms.length; row++) {
      logarithms[row] = logarithms(probabilities[row]);
    }
    double[] found =
        LimitedMemoryBfgs.minimise(
            (point, gradient) -> loss(logarithms, labels, point, gradient),
            new double[classes + 1],
            TOLERANCE * labels.length);
    double mean = 0;
    for (int label = 0; label < classes; label++) {
      mean += found[label] / classes;
    }
    double[] offsets = new double[classes];
    for (int label = 0; label < classes; label++) {
      offsets[label] = found[label] - mean;
    }
    return new Calibrator(Math.exp(found[classes]), offsets);
  }

  /** The last variable is the logarithm of the slope, so that the slope stays positive. */
  private static double loss(
      double[][] logarithms, int[] labels, double[] point, double[] gradient) {
    int classes = point.length - 1;
    double slope = Math.exp(point[classes]);
    double loss = 0;
    for (int i = 0; i < point.length; i++) {
      loss += CAUTION * point[i] * point[i] / 2;
      gradient[i] = CAUTION * point[i];
    }
    for (int row = 0; row < logarithms.length; row++) {
      double[] scores = new double[classes];
      for (int label = 0; label < classes; label++) {
        scores[label] = slope * logarithms[row][label] + point[label];
      }
      Softmax.inPlace(scores);
      loss -= Math.log(Math.max(scores[labels[row]], Double.MIN_NORMAL));
      for (int label = 0; label < classes; label++) {
        double error = scores[label] - (label == labels[row] ? 1 : 0);
        gradient[label] += error;
        gradient[classes] += error * slope * logarithms[row][label];
      }
    }
    return loss;
  }

  /** One cell's probabilities, calibrated; they sum to 1. */
  public double[] apply(double[] probabilities) {
    double[] scores = logarithms(probabilities);
    for (int label = 0; label < scores.length; label++) {
      scores[label] = slope * scores[label] + offsets[label];
    }
    Softmax.inPlace(scores);
    return scores;
  }

  private static double[] logarithms(double[] probabilities) {
    double[] logarithms = new double[probabilities.length];
    for (int label = 0; label < logarithms.length; label++) {
      logarithms[label] = Math.log(Math.max(probabilities[label], LEAST_PROBABILITY));
    }
    return logarithms;
  }
}
