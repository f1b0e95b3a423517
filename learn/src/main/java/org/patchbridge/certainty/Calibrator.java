package org.patchbridge.certainty;

import java.util.Arrays;
import org.patchbridge.optimisation.LimitedMemoryBfgs;
import org.patchbridge.optimisation.Softmax;

/**
 * Turns a model's probabilities into frequencies: temperature scaling (Guo et al. 2017) with one
 * offset a class, which also undoes class weights of the training, and a rate of lapses. s ∝
 * exp(slope · ln p + offset), p′ = (1 − lapse) s + lapse · share.
 *
 * <p>Some cells are labelled wrongly or look entirely like another subclass. Without lapses a few
 * of them make the model less sure of all cells.
 *
 * @param slope inverse temperature, positive; below 1 for a model that is too sure
 * @param offsets one a class, sum 0
 * @param lapse share of cells of which the model knows no more than how frequent classes are; from
 *     0, below 1
 * @param shares of the classes; without lapses of no meaning
 */
public record Calibrator(double slope, double[] offsets, double lapse, double[] shares) {
  /** Keeps a probability of 0 from ruling a class out for ever. */
  private static final double LEAST_PROBABILITY = 1e-4;

  /** Pulls towards doing nothing, as hard as one more cell would. */
  private static final double CAUTION = 1;

  /** Logarithm of the odds of a lapse that few cells are taken to have: 1.8 %. */
  private static final double USUAL_LAPSE = -4;

  private static final double TOLERANCE = 1e-6;
  private static final double SUM_TOLERANCE = 1e-9;

  public Calibrator {
    if (!(slope > 0) || slope == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("slope is " + slope + "; it must be positive");
    }
    if (!(lapse >= 0 && lapse < 1)) {
      throw new IllegalArgumentException("lapse is " + lapse + "; from 0, below 1");
    }
    if (offsets.length != shares.length) {
      throw new IllegalArgumentException(
          offsets.length + " offsets for " + shares.length + " shares");
    }
    if (lapse > 0
        && !(Arrays.stream(shares).allMatch(share -> share >= 0)
            && Math.abs(Arrays.stream(shares).sum() - 1) < SUM_TOLERANCE)) {
      throw new IllegalArgumentException(
          "shares are " + Arrays.toString(shares) + "; none negative, of sum 1");
    }
  }

  /** Without lapses. */
  public static Calibrator scaling(double slope, double[] offsets) {
    return new Calibrator(slope, offsets, 0, new double[offsets.length]);
  }

  /** Changes nothing but probabilities below 0.0001. */
  public static Calibrator none(int classes) {
    return scaling(1, new double[classes]);
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
    double[] shares = shares(labels, classes);
    double[] found =
        LimitedMemoryBfgs.minimise(
            (point, gradient) -> loss(logarithms, labels, shares, point, gradient),
            new double[classes + 2],
            TOLERANCE * labels.length);
    double mean = 0;
    for (int label = 0; label < classes; label++) {
      mean += found[label] / classes;
    }
    double[] offsets = new double[classes];
    for (int label = 0; label < classes; label++) {
      offsets[label] = found[label] - mean;
    }
    return new Calibrator(Math.exp(found[classes]), offsets, lapse(found[classes + 1]), shares);
  }

  private static double[] shares(int[] labels, int classes) {
    double[] shares = new double[classes];
    for (int label : labels) {
      shares[label] += 1.0 / labels.length;
    }
    return shares;
  }

  private static double lapse(double logOdds) {
    return 1 / (1 + Math.exp(-USUAL_LAPSE - logOdds));
  }

  /**
   * The last two variables are the logarithm of the slope and the log-odds of a lapse beyond the
   * usual ones, so that both stay in their range.
   */
  private static double loss(
      double[][] logarithms, int[] labels, double[] shares, double[] point, double[] gradient) {
    int classes = shares.length;
    double slope = Math.exp(point[classes]);
    double lapse = lapse(point[classes + 1]);
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
      int truth = labels[row];
      double known = (1 - lapse) * scores[truth];
      double probability = Math.max(known + lapse * shares[truth], Double.MIN_NORMAL);
      loss -= Math.log(probability);
      for (int label = 0; label < classes; label++) {
        double error = known / probability * (scores[label] - (label == truth ? 1 : 0));
        gradient[label] += error;
        gradient[classes] += error * slope * logarithms[row][label];
      }
      gradient[classes + 1] += lapse * (1 - lapse) * (scores[truth] - shares[truth]) / probability;
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
    for (int label = 0; label < scores.length; label++) {
      scores[label] = (1 - lapse) * scores[label] + lapse * shares[label];
    }
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
