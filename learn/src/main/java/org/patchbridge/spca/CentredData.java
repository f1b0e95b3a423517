package org.patchbridge.spca;

import java.util.Arrays;

/**
 * Training rows minus the column means, and divided by the standard deviations where asked for. A
 * constant column is exactly zero.
 *
 * @param means of the columns as they came
 */
record CentredData(RowMajor values, double[] means) {

  static CentredData of(RowMajor train, ColumnScaling scaling) {
    double[] means = means(train);
    RowMajor centred = RowMajor.zeros(train.rows(), train.columns());
    for (int row = 0; row < train.rows(); row++) {
      int from = row * means.length;
      for (int column = 0; column < means.length; column++) {
        centred.values()[from + column] = train.values()[from + column] - means[column];
      }
    }
    CentredData data = new CentredData(centred, means);
    data.multiplyColumns(data.factors(varying(train), scaling));
    return data;
  }

  private static double[] means(RowMajor train) {
    double[] means = new double[train.columns()];
    for (int row = 0; row < train.rows(); row++) {
      for (int column = 0; column < means.length; column++) {
        means[column] += train.at(row, column);
      }
    }
    for (int column = 0; column < means.length; column++) {
      means[column] /= train.rows();
    }
    return means;
  }

  /** A mean is rounded, so that a constant column minus its mean may be a little off zero. */
  private static boolean[] varying(RowMajor train) {
    boolean[] varying = new boolean[train.columns()];
    for (int row = 1; row < train.rows(); row++) {
      for (int column = 0; column < varying.length; column++) {
        varying[column] |= train.at(row, column) != train.at(0, column);
      }
    }
    return varying;
  }

  private double[] factors(boolean[] varying, ColumnScaling scaling) {
    double[] squares = new double[varying.length];
    for (int row = 0; row < values.rows(); row++) {
      for (int column = 0; column < squares.length; column++) {
        squares[column] += values.at(row, column) * values.at(row, column);
      }
    }
    double[] factors = new double[varying.length];
    Arrays.setAll(
        factors,
        column -> {
          if (!varying[column]) {
            return 0;
          }
          return scaling == ColumnScaling.CENTRED ? 1 : Math.sqrt(values.rows() / squares[column]);
        });
    return factors;
  }

  private void multiplyColumns(double[] factors) {
    for (int row = 0; row < values.rows(); row++) {
      int from = row * factors.length;
      for (int column = 0; column < factors.length; column++) {
        values.values()[from + column] *= factors[column];
      }
    }
  }
}
