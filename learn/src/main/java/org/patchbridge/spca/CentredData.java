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
    for (int at = 0; at < centred.values().length; at++) {
      centred.values()[at] = train.values()[at] - means[at % means.length];
    }
    CentredData data = new CentredData(centred, means);
    data.multiplyColumns(data.factors(varying(train), scaling));
    return data;
  }

  private static double[] means(RowMajor train) {
    double[] means = new double[train.columns()];
    for (int at = 0; at < train.values().length; at++) {
      means[at % means.length] += train.values()[at];
    }
    for (int column = 0; column < means.length; column++) {
      means[column] /= train.rows();
    }
    return means;
  }

  /** A mean is rounded, so that a constant column minus its mean may be a little off zero. */
  private static boolean[] varying(RowMajor train) {
    boolean[] varying = new boolean[train.columns()];
    for (int at = 0; at < train.values().length; at++) {
      int column = at % varying.length;
      varying[column] |= train.values()[at] != train.values()[column];
    }
    return varying;
  }

  private double[] factors(boolean[] varying, ColumnScaling scaling) {
    double[] squares = new double[varying.length];
    for (int at = 0; at < values.values().length; at++) {
      squares[at % squares.length] += values.values()[at] * values.values()[at];
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
    for (int at = 0; at < values.values().length; at++) {
      values.values()[at] *= factors[at % factors.length];
    }
  }
}
