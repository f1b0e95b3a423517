package org.patchbridge.spca;

import java.util.Locale;

/** A dense matrix, one row after the other. */
record RowMajor(int rows, int columns, double[] values) {

  static RowMajor zeros(int rows, int columns) {
    return new RowMajor(rows, columns, new double[Math.multiplyExact(rows, columns)]);
  }

  /**
   * @throws IllegalArgumentException where rows differ in length
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
    return matrix;
  }

  /**
   * @throws IllegalArgumentException naming the first value that is NaN or infinite
   */
  RowMajor requireFinite() {
    for (int at = 0; at < values.length; at++) {
      if (!Double.isFinite(values[at])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "row %d, column %d is %s; impute or leave out the row before fitting components",
                at / columns,
                at % columns,
                values[at]));
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
   * {@code thisᵀ · this}, symmetric to the last bit. Four rows and two columns at a time, because
   * what the time goes into is reading and writing.
   */
  RowMajor gram() {
    RowMajor gram = zeros(columns, columns);
    int row = 0;
    for (; row + 4 <= rows; row += 4) {
      int i = 0;
      for (; i + 2 <= columns; i += 2) {
        addFourRows(gram.values, row, i);
      }
      if (i < columns) {
        addFourRowsOfLast(gram.values, row);
      }
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

  /** The part of four rows in rows i and i + 1 of the product, from the diagonal on. */
  private void addFourRows(double[] gram, int row, int i) {
    int p = columns;
    int first = row * p;
    int second = first + p;
    int third = second + p;
    int fourth = third + p;
    double a = values[first + i];
    double b = values[second + i];
    double c = values[third + i];
    double d = values[fourth + i];
    double e = values[first + i + 1];
    double f = values[second + i + 1];
    double g = values[third + i + 1];
    double h = values[fourth + i + 1];
    int upper = i * p;
    int lower = upper + p;
    gram[upper + i] += (a * a + b * b) + (c * c + d * d);
    for (int j = i + 1; j < p; j++) {
      double v = values[first + j];
      double w = values[second + j];
      double x = values[third + j];
      double y = values[fourth + j];
      gram[upper + j] += (a * v + b * w) + (c * x + d * y);
      gram[lower + j] += (e * v + f * w) + (g * x + h * y);
    }
  }

  /** The same for a last column that has no neighbour. */
  private void addFourRowsOfLast(double[] gram, int row) {
    double sum = 0;
    for (int k = 0; k < 4; k++) {
      double value = at(row + k, columns - 1);
      sum += value * value;
    }
    gram[columns * columns - 1] += sum;
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
