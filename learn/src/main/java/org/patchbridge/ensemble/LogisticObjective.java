package org.patchbridge.ensemble;

import java.util.Arrays;
import org.patchbridge.optimisation.DifferentiableFunction;
import org.patchbridge.optimisation.Softmax;

/**
 * The balanced sum of −log p over the cells plus ‖w‖² / (2 · penalty), of a point that has for each
 * class its weights, then its offset. Offsets cost nothing.
 */
final class LogisticObjective implements DifferentiableFunction {
  /** Cells whose scores are summed together, side by side: a processor's vectors take them. */
  private static final int BLOCK = 256;

  private final double[][] x;
  private final double[][] columns;
  private final TrainingLabels labels;
  private final double[] weightOfClass;
  private final double penalty;

  /**
   * @param x cells × columns, at least one of each
   */
  LogisticObjective(double[][] x, TrainingLabels labels, double penalty) {
    this.x = x;
    this.labels = labels;
    this.penalty = penalty;
    columns = new double[x[0].length][x.length];
    for (int row = 0; row < x.length; row++) {
      for (int column = 0; column < columns.length; column++) {
        columns[column][row] = x[row][column];
      }
    }
    weightOfClass = new double[classes()];
    for (int label = 0; label < classes(); label++) {
      weightOfClass[label] = labels.balancedWeight(label);
    }
  }

  int classes() {
    return labels.counts().length;
  }

  /** Of one class in a point: its weights and its offset. */
  private int stride() {
    return columns.length + 1;
  }

  @Override
  public double valueAt(double[] point, double[] gradient) {
    double loss = 0;
    for (int i = 0; i < point.length; i++) {
      boolean isOffset = i % stride() == columns.length;
      gradient[i] = isOffset ? 0 : point[i] / penalty;
      loss += isOffset ? 0 : point[i] * point[i] / (2 * penalty);
    }
    double[][] scores = new double[classes()][BLOCK];
    double[] probabilities = new double[classes()];
    for (int first = 0; first < x.length; first += BLOCK) {
      int rows = Math.min(BLOCK, x.length - first);
      for (int label = 0; label < classes(); label++) {
        score(point, label, first, rows, scores[label]);
      }
      for (int row = 0; row < rows; row++) {
        for (int label = 0; label < probabilities.length; label++) {
          probabilities[label] = scores[label][row];
        }
        Softmax.inPlace(probabilities);
        loss += learn(first + row, probabilities, gradient);
      }
    }
    return loss;
  }

  private void score(double[] point, int label, int first, int rows, double[] sums) {
    int at = label * stride();
    Arrays.fill(sums, 0);
    for (int column = 0; column < columns.length; column++) {
      double weight = point[at + column];
      double[] values = columns[column];
      for (int row = 0; row < rows; row++) {
        sums[row] += weight * values[first + row];
      }
    }
    double offset = point[at + columns.length];
    for (int row = 0; row < rows; row++) {
      sums[row] += offset;
    }
  }

  /** Adds a cell's part of the gradient; returns its part of the loss. */
  private double learn(int cell, double[] probabilities, double[] gradient) {
    int truth = labels.labels()[cell];
    double weight = weightOfClass[truth];
    double[] values = x[cell];
    for (int label = 0; label < probabilities.length; label++) {
      double error = weight * (probabilities[label] - (label == truth ? 1 : 0));
      int at = label * stride();
      for (int column = 0; column < values.length; column++) {
        gradient[at + column] += error * values[column];
      }
      gradient[at + values.length] += error;
    }
    return -weight * Math.log(Math.max(probabilities[truth], Double.MIN_NORMAL));
  }
}
