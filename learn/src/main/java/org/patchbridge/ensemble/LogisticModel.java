package org.patchbridge.ensemble;

import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.optimisation.LimitedMemoryBfgs;
import org.patchbridge.optimisation.Softmax;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;

/**
 * Multinomial logistic regression with a ridge penalty on the weights, none on the offsets.
 *
 * @param weights classes × columns
 * @param offsets one a class
 */
record LogisticModel(double[][] weights, double[] offsets) implements ScoredClassifier.ScoreModel {
  /**
   * @param width number of columns
   * @throws ParameterException where the part is not what {@link #write} writes
   */
  static LogisticModel read(ParameterReader in, int width) {
    int classes = in.rows("weights", width);
    return new LogisticModel(in.matrix("weights", classes, width), in.doubles("offsets", classes));
  }

  @Override
  public void write(ParameterWriter out) {
    out.matrix("weights", weights, weights[0].length);
    out.doubles("offsets", offsets);
  }

  @Override
  public String kind() {
    return ScoredClassifier.LOGISTIC;
  }

  @Override
  public int classes() {
    return offsets.length;
  }

  /**
   * Minimises the balanced sum of −log p over the cells plus ‖w‖² / (2 · penalty).
   *
   * @param x cells × columns
   * @param tolerance slope at which the search ends, for each cell
   */
  static LogisticModel fit(double[][] x, TrainingLabels labels, double penalty, double tolerance) {
    int classes = labels.counts().length;
    int width = x[0].length;
    double[] found =
        LimitedMemoryBfgs.minimise(
            new LogisticObjective(x, labels, penalty),
            new double[classes * (width + 1)],
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

  @Override
  public double[][] probabilities(FeatureMatrix z) {
    return probabilities(MatrixRows.of(z));
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
