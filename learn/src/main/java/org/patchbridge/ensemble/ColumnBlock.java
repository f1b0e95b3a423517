package org.patchbridge.ensemble;

import org.patchbridge.dataset.FeatureMatrix;

/**
 * Rows turned into columns: loops over rows side by side in memory take a processor's vectors,
 * while the sum of each row keeps its order.
 *
 * @param rows how many
 * @param columns one value for each row
 */
record ColumnBlock(int rows, double[][] columns) {

  static ColumnBlock of(double[][] rows) {
    double[][] columns = new double[rows[0].length][rows.length];
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < columns.length; column++) {
        columns[column][row] = rows[row][column];
      }
    }
    return new ColumnBlock(rows.length, columns);
  }

  static ColumnBlock of(FeatureMatrix z, int first, int rows) {
    double[][] columns = new double[z.width()][rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns.length; column++) {
        columns[column][row] = z.at(first + row, column);
      }
    }
    return new ColumnBlock(rows, columns);
  }

  /** Of each row to a point; Euclidean. */
  double[] squaredDistances(double[] point) {
    double[] sums = new double[rows];
    for (int column = 0; column < columns.length; column++) {
      double[] values = columns[column];
      double at = point[column];
      for (int row = 0; row < rows; row++) {
        double difference = values[row] - at;
        sums[row] += difference * difference;
      }
    }
    return sums;
  }
}
