package org.patchbridge.ensemble;

import org.patchbridge.optimisation.LimitedMemoryBfgs;
import org.patchbridge.optimisation.Softmax;

/**
 * Multinomial logistic regression with a ridge penalty on the weights, none on the offsets.
 *
 * @param weights classes × columns
 * @param offsets one a class
 */
record LogisticModel(double[][] weights, double[] offsets) {
  /**
   * Minimises the balanced sum of −log p over the cells plus ‖w‖² / (2 · penalty).
   *
   * @param x cells × columns
   * @param tolerance slope at which the search ends, for each cell
   */
  static LogisticModel fit(double[][] x, TrainingLabels labels, double penalty, double tolerance) {
    int classes = labels.counts().length;
    int width = x[0].length;
    double[] start = new double[classes * (width + 1)];
    double[] found =
        LimitedMemoryBfgs.minimise(
            (point, gradient) -> loss(x, labels, penalty, point, gradient),
            start,
            tolerance * x.length);
    return unpack(found, classes, width);
  }

  private static LogisticModel unpack(double[] point, int classes, int width) {
    double[][] weights = new double[classes][width];
    double[] offsets = new double[classes];
    for (int label = 0; label < classes; label++) {
      System.arraycopy(point, label * (width + 1), weights[label], 0, width);
      offsets[label] = point[label * (width + 1) + width];
    }
    return new LogisticModel(weights, offsets);
  }

  private static double loss(
      double[][] x, TrainingLabels labels, double penalty, double[] point, double[] gradient) {
    int width = x[0].length;
    LogisticModel model = unpack(point, labels.counts().length, width);
    double loss = 0;
    for (int i = 0; i < point.length; i++) {
      boolean isOffset = i % (width + 1) == width;
      gradient[i] = isOffset ? 0 : point[i] / penalty;
      loss += isOffset ? 0 : point[i] * point[i] / (2 * penalty);
    }
    for (int row = 0; row < x.length; row++) {
      int label = labels.labels()[row];
      double weight = labels.balancedWeight(label);
      double[] probabilities = model.probabilities(x[row]);
      loss -= weight * Math.log(Math.max(probabilities[label], Double.MIN_NORMAL));
      for (int other = 0; other < probabilities.length; other++) {
        double error = weight * (probabilities[other] - (other == label ? 1 : 0));
        int at = other * (width + 1);
        for (int column = 0; column < width; column++) {
          gradient[at + column] += error * x[row][column];
        }
        gradient[at + width] += error;
      }
    }
    return loss;
  }

  double[][] probabilities(double[][] rows) {
    double[][] result = new double[rows.length][];
    for (int row = 0; row < rows.length; row++) {
      result[row] = probabilities(rows[row]);
    }
    return result;
  }

  private double[] probabilities(double[] row) {
    double[] scores = offsets.clone();
    for (int label = 0; label < scores.length; label++) {
      double[] weight = weights[label];
      double sum = 0;
      for (int column = 0; column < row.length; column++) {
        sum += weight[column] * row[column];
      }
      scores[label] += sum;
    }
    Softmax.inPlace(scores);
    return scores;
  }
}
