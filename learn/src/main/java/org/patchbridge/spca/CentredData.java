package org.patchbridge.spca;

/**
 * Training rows minus the column means, and divided by the standard deviations where asked for.
 *
 * @param means of the columns as they came
 */
record CentredData(RowMajor values, double[] means) {
  /** A column whose spread is within this many roundings of its size is constant. */
  private static final double ROUNDINGS = 8;

  static CentredData of(RowMajor train, ColumnScaling scaling) {
    int rows = train.rows();
    int columns = train.columns();
    double[] means = new double[columns];
    double[] largest = new double[columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double value = train.at(row, column);
        means[column] += value;
        largest[column] = Math.max(largest[column], Math.abs(value));
      }
    }
    RowMajor centred = RowMajor.zeros(rows, columns);
    double[] squares = new double[columns];
    for (int column = 0; column < columns; column++) {
      means[column] /= rows;
    }
    for (int row = 0; row < rows; row++) {
      int from = row * columns;
      for (int column = 0; column < columns; column++) {
        double value = train.values()[from + column] - means[column];
        centred.values()[from + column] = value;
        squares[column] += value * value;
      }
    }
    double[] factors = new double[columns];
    for (int column = 0; column < columns; column++) {
      double deviation = Math.sqrt(squares[column] / rows);
      boolean constant = deviation <= ROUNDINGS * Math.ulp(largest[column]);
      double spread = scaling == ColumnScaling.STANDARDISED ? deviation : 1;
      factors[column] = constant ? 0 : 1 / spread;
    }
    for (int row = 0; row < rows; row++) {
      int from = row * columns;
      for (int column = 0; column < columns; column++) {
        centred.values()[from + column] *= factors[column];
      }
    }
    return new CentredData(centred, means);
  }
}
