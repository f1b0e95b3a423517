package org.patchbridge.spca;

/** A dense matrix, one row after the other. */
record RowMajor(int rows, int columns, double[] values) {

  static RowMajor zeros(int rows, int columns) {
    return new RowMajor(rows, columns, new double[Math.multiplyExact(rows, columns)]);
  }

  /**
   * @throws IllegalArgumentException where rows differ in length or a value is NaN or infinite
   */
  static RowMajor copyOf(double[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    RowMajor matrix = zeros(rows.length, columns);
    for (int row = 0; row < rows.length; row++) {
      if (rows[row].length != columns) {
        throw new IllegalArgumentException(
            "row " + row + " has " + rows[row].length + " values, row 0 has " + columns);
      }
      System.arraycopy(rows[row], 0, matrix.values, row * columns, columns);
    }
    return matrix.requireFinite();
  }

  RowMajor requireFinite() {
    for (int at = 0; at < values.length; at++) {
      if (!Double.isFinite(values[at])) {
        throw new IllegalArgumentException(
            String.format(
                "row %d, column %d is %s; impute or leave out the row before fitting components",
                at / columns, at % columns, values[at]));
      }
    }
    return this;
  }

  double at(int row, int column) {
    return values[row * columns + column];
  }

  /** {@code this · right}. */
  RowMajor times(RowMajor right) {
    RowMajor product = zeros(rows, right.columns);
    int width = right.columns;
    for (int row = 0; row < rows; row++) {
      int out = row * width;
      for (int inner = 0; inner < columns; inner++) {
        double factor = values[row * columns + inner];
        int from = inner * width;
        for (int column = 0; column < width; column++) {
          product.values[out + column] += factor * right.values[from + column];
        }
      }
    }
    return product;
  }

  RowMajor transposed() {
    RowMajor result = zeros(columns, rows);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        result.values[column * rows + row] = values[row * columns + column];
      }
    }
    return result;
  }

  /**
   * {@code thisᵀ · this}, symmetric to the last bit. Four rows at a time, because the product is
   * read and written once for each group and that is what the time goes into.
   */
  RowMajor gram() {
    RowMajor gram = zeros(columns, columns);
    int row = 0;
    for (; row + 4 <= rows; row += 4) {
      addFourRows(gram.values, row);
    }
    for (; row < rows; row++) {
      addRow(gram.values, row);
    }
    for (int i = 0; i < columns; i++) {
      for (int j = 0; j < i; j++) {
        gram.values[i * columns + j] = gram.values[j * columns + i];
      }
    }
    return gram;
  }

  private void addFourRows(double[] gram, int row) {
    int p = columns;
    int first = row * p;
    int second = first + p;
    int third = second + p;
    int fourth = third + p;
    for (int i = 0; i < p; i++) {
      double a = values[first + i];
      double b = values[second + i];
      double c = values[third + i];
      double d = values[fourth + i];
      int out = i * p;
      for (int j = i; j < p; j++) {
        gram[out + j] +=
            (a * values[first + j] + b * values[second + j])
                + (c * values[third + j] + d * values[fourth + j]);
      }
    }
  }

  private void addRow(double[] gram, int row) {
    int p = columns;
    int from = row * p;
    for (int i = 0; i < p; i++) {
      double a = values[from + i];
      for (int j = i; j < p; j++) {
        gram[i * p + j] += a * values[from + j];
      }
    }
  }
}
