package org.patchbridge.ensemble;

import org.patchbridge.optimisation.DifferentiableFunction;
import org.patchbridge.optimisation.Softmax;

/**
 * The balanced sum of −log p over the cells plus ‖w‖² / (2 · penalty), of a point that has for each
 * class its weights, then its offset. Offsets cost nothing.
 *
 * <p>Inner loops run over whole arrays from 0: with an offset in the index of one of the arrays the
 * compiler does not use a processor's vectors, and a fit takes twice as long.
 */
final class LogisticObjective implements DifferentiableFunction {
  /** Cells whose scores are summed side by side. */
  private static final int BLOCK = 256;

  private final double[][] x;

  /** By block and column, one value for each cell of the block. */
  private final double[][][] columns;

  private final TrainingLabels labels;
  private final double[] weightOfClass;
  private final double penalty;
  private final int width;

  /**
   * @param x cells × columns, at least one of each
   */
  LogisticObjective(double[][] x, TrainingLabels labels, double penalty) {
    this.x = x;
    this.labels = labels;
    this.penalty = penalty;
    width = x[0].length;
    columns = new double[(x.length + BLOCK - 1) / BLOCK][width][];
    for (int block = 0; block < columns.length; block++) {
      int first = block * BLOCK;
      int rows = Math.min(BLOCK, x.length - first);
      for (int column = 0; column < width; column++) {
        columns[block][column] = new double[rows];
        for (int row = 0; row < rows; row++) {
          columns[block][column][row] = x[first + row][column];
        }
      }
    }
    weightOfClass = new double[labels.counts().length];
    for (int label = 0; label < weightOfClass.length; label++) {
      weightOfClass[label] = labels.balancedWeight(label);
    }
  }

  @Override
  public double valueAt(double[] point, double[] gradient) {
    int classes = weightOfClass.length;
    double[][] byWeights = new double[classes][width];
    double[] byOffsets = new double[classes];
    double[][] scores = new double[classes][];
    double[] probabilities = new double[classes];
    double loss = 0;
    for (int block = 0; block < columns.length; block++) {
      for (int label = 0; label < classes; label++) {
        scores[label] = scores(columns[block], point, label);
      }
      for (int row = 0; row < scores[0].length; row++) {
        for (int label = 0; label < classes; label++) {
          probabilities[label] = scores[label][row];
        }
        Softmax.inPlace(probabilities);
        loss += learn(block * BLOCK + row, probabilities, byWeights, byOffsets);
      }
    }
    return loss + penalise(point, byWeights, byOffsets, gradient);
  }

  private double[] scores(double[][] values, double[] point, int label) {
    int at = label * (width + 1);
    double[] sums = new double[values[0].length];
    for (int column = 0; column < width; column++) {
      addScaled(sums, point[at + column], values[column]);
    }
    double offset = point[at + width];
    for (int row = 0; row < sums.length; row++) {
      sums[row] += offset;
    }
    return sums;
  }

  /** Adds a cell's part of the gradient; returns its part of the loss. */
  private double learn(int cell, double[] probabilities, double[][] byWeights, double[] byOffsets) {
    int truth = labels.labels()[cell];
    double weight = weightOfClass[truth];
    for (int label = 0; label < probabilities.length; label++) {
      double error = weight * (probabilities[label] - (label == truth ? 1 : 0));
      addScaled(byWeights[label], error, x[cell]);
      byOffsets[label] += error;
    }
    return -weight * Math.log(Math.max(probabilities[truth], Double.MIN_NORMAL));
  }

  private static void addScaled(double[] sum, double factor, double[] addend) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * addend[i];
    }
  }

  /** Writes the whole gradient; returns the penalty. */
  private double penalise(
      double[] point, double[][] byWeights, double[] byOffsets, double[] gradient) {
    double squares = 0;
    for (int label = 0; label < byOffsets.length; label++) {
      int at = label * (width + 1);
      for (int column = 0; column < width; column++) {
        double value = point[at + column];
        gradient[at + column] = byWeights[label][column] + value / penalty;
        squares += value * value;
      }
      gradient[at + width] = byOffsets[label];
    }
    return squares / (2 * penalty);
  }
}
