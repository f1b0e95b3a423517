package org.patchbridge.ensemble;

import java.util.Arrays;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.optimisation.Softmax;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;
import org.patchbridge.preparation.Covariance;

/**
 * Linear discriminant functions with equal priors.
 *
 * @param weights classes × columns
 * @param offsets one a class; −∞ for a class without training cells
 */
record ShrinkageDiscriminant(double[][] weights, double[] offsets)
    implements ScoredClassifier.ScoreModel {
  /**
   * @throws ParameterException where the part is not what {@link #write} writes
   */
  static ShrinkageDiscriminant read(ParameterReader in, int width) {
    int classes = in.rows("weights", width);
    double[] offsets = in.anyDoubles("offsets", classes);
    if (Arrays.stream(offsets).noneMatch(Double::isFinite)
        || Arrays.stream(offsets)
            .anyMatch(at -> Double.isNaN(at) || at == Double.POSITIVE_INFINITY)) {
      throw in.wrong("offsets", "leave no class to choose");
    }
    return new ShrinkageDiscriminant(in.matrix("weights", classes, width), offsets);
  }

  @Override
  public void write(ParameterWriter out) {
    out.matrix("weights", weights, weights[0].length);
    out.doubles("offsets", offsets);
  }

  @Override
  public String kind() {
    return ScoredClassifier.DISCRIMINANT;
  }

  @Override
  public int classes() {
    return offsets.length;
  }

  static ShrinkageDiscriminant fit(FeatureMatrix z, TrainingLabels labels) {
    double[][] means = classMeans(z, labels);
    double[][] centred = centred(z, labels, means);
    double[][] directions = Covariance.of(centred, 0).solve(means);
    double[] offsets = new double[means.length];
    double[][] weights = new double[means.length][z.width()];
    for (int label = 0; label < means.length; label++) {
      if (labels.counts()[label] == 0) {
        offsets[label] = Double.NEGATIVE_INFINITY;
        continue;
      }
      weights[label] = directions[label];
      offsets[label] = -dot(directions[label], means[label]) / 2;
    }
    return new ShrinkageDiscriminant(weights, offsets);
  }

  private static double[][] classMeans(FeatureMatrix z, TrainingLabels labels) {
    double[][] means = new double[labels.counts().length][z.width()];
    for (int row = 0; row < z.rows(); row++) {
      int label = labels.labels()[row];
      for (int column = 0; column < z.width(); column++) {
        means[label][column] += z.at(row, column) / labels.counts()[label];
      }
    }
    return means;
  }

  private static double[][] centred(FeatureMatrix z, TrainingLabels labels, double[][] means) {
    double[][] centred = new double[z.rows()][z.width()];
    for (int row = 0; row < z.rows(); row++) {
      for (int column = 0; column < z.width(); column++) {
        centred[row][column] = z.at(row, column) - means[labels.labels()[row]][column];
      }
    }
    return centred;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Override
  public double[][] probabilities(FeatureMatrix z) {
    double[][] result = new double[z.rows()][offsets.length];
    for (int row = 0; row < z.rows(); row++) {
      for (int label = 0; label < offsets.length; label++) {
        double score = offsets[label];
        for (int column = 0; column < z.width(); column++) {
          score += weights[label][column] * z.at(row, column);
        }
        result[row][label] = score;
      }
      Softmax.inPlace(result[row]);
    }
    return result;
  }
}
