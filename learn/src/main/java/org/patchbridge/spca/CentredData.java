package org.patchbridge.spca;

import java.util.Arrays;

/**
 * Training rows minus the column means, and divided by the standard deviations where asked for. A
 * constant column is exactly zero.
 *
 * @param means of the columns as they came
 */
record CentredData(RowMajor values, double[] means) {

  /**
   * @throws IllegalArgumentException where a value is NaN or infinite
   */
  static CentredData of(RowMajor train, ColumnScaling scaling) {
    double[] means = means(train);
    // One such value shows in its column's mean, so that others need no look.
    if (!Arrays.stream(means).allMatch(Double::isFinite)) {
      train.requireFinite();
    }
    RowMajor centred = RowMajor.zeros(train.rows(), train.columns());
    double[] squares = subtract(train, means, centred);
    boolean[] varying = varying(train);
    for (int column = 0; column < means.length; column++) {
      double factor = factor(varying[column], squares[column] / train.rows(), scaling);
      if (factor != 1) {
        multiply(centred, column, factor);
      }
    }
    return new CentredData(centred, means);
  }

  /**
   * The same values in units of their root mean square, in which a ridge, a shortest step and a
   * least pivot mean the same whatever the unit of the data.
   */
  CentredData inUnitsOfSpread() {
    double largest = Arrays.stream(values.values()).map(Math::abs).max().orElse(0);
    if (largest == 0) {
      return this;
    }
    double square =
        Arrays.stream(values.values())
            .map(value -> value / largest)
            .map(share -> share * share)
            .average()
            .orElseThrow();
    double spread = largest * Math.sqrt(square);
    double[] scaled = Arrays.stream(values.values()).map(value -> value / spread).toArray();
    return new CentredData(new RowMajor(values.rows(), values.columns(), scaled), means);
  }

  private static double[] means(RowMajor train) {
    double[] values = train.values();
    double[] means = new double[train.columns()];
    for (int from = 0; from < values.length; from += means.length) {
      for (int column = 0; column < means.length; column++) {
        means[column] += values[from + column];
      }
    }
    for (int column = 0; column < means.length; column++) {
      means[column] /= train.rows();
    }
    return means;
  }

  /** Fills {@code centred} and gives the sum of squares of each of its columns. */
  private static double[] subtract(RowMajor train, double[] means, RowMajor centred) {
    double[] values = train.values();
    double[] differences = centred.values();
    double[] squares = new double[means.length];
    for (int from = 0; from < values.length; from += means.length) {
      for (int column = 0; column < means.length; column++) {
        double difference = values[from + column] - means[column];
        differences[from + column] = difference;
        squares[column] += difference * difference;
      }
    }
    return squares;
  }

  /** A mean is rounded, so that a constant column minus its mean may be a little off zero. */
  private static boolean[] varying(RowMajor train) {
    double[] values = train.values();
    boolean[] varying = new boolean[train.columns()];
    for (int column = 0; column < varying.length; column++) {
      for (int at = column; !varying[column] && at < values.length; at += varying.length) {
        varying[column] = values[at] != values[column];
      }
    }
    return varying;
  }

  private static double factor(boolean varies, double variance, ColumnScaling scaling) {
    if (!varies) {
      return 0;
    }
    return scaling == ColumnScaling.CENTRED ? 1 : 1 / Math.sqrt(variance);
  }

  private static void multiply(RowMajor matrix, int column, double factor) {
    for (int at = column; at < matrix.values().length; at += matrix.columns()) {
      matrix.values()[at] *= factor;
    }
  }
}
