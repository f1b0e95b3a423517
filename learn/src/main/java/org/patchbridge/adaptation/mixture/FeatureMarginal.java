package org.patchbridge.adaptation.mixture;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Normal distributions of the classes over the features that some cells have: what is absent is
 * integrated out.
 *
 * @param columns the features, ascending
 * @param means distributions × features
 * @param precisions distributions × (features × features), row-major
 * @param constants logarithm of each density at its mean; −∞ for a class that does not occur
 */
record FeatureMarginal(int[] columns, double[][] means, double[][] precisions, double[] constants) {

  static FeatureMarginal of(
      double[][] means, DMatrixRMaj[] covariances, boolean[] occurs, int[] columns) {
    double[][] some = new double[means.length][];
    double[][] precisions = new double[means.length][];
    double[] constants = new double[means.length];
    for (int k = 0; k < means.length; k++) {
      double[] mean = means[k];
      some[k] = Arrays.stream(columns).mapToDouble(column -> mean[column]).toArray();
      DMatrixRMaj part = part(covariances[k], columns);
      precisions[k] = inverse(part);
      constants[k] =
          k < occurs.length && !occurs[k]
              ? Double.NEGATIVE_INFINITY
              : -(logDeterminant(part) + columns.length * Math.log(2 * Math.PI)) / 2;
    }
    return new FeatureMarginal(columns, some, precisions, constants);
  }

  private static DMatrixRMaj part(DMatrixRMaj covariance, int[] columns) {
    DMatrixRMaj part = new DMatrixRMaj(columns.length, columns.length);
    for (int i = 0; i < columns.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        part.unsafe_set(i, j, covariance.unsafe_get(columns[i], columns[j]));
      }
    }
    return part;
  }

  private static double[] inverse(DMatrixRMaj matrix) {
    if (matrix.numRows == 0) {
      return new double[0];
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(matrix.numRows);
    if (!solver.setA(matrix.copy())) {
      throw new IllegalStateException("a shrunk covariance is positive definite, this is not");
    }
    DMatrixRMaj inverse = new DMatrixRMaj(matrix.numRows, matrix.numCols);
    solver.invert(inverse);
    return inverse.data;
  }

  private static double logDeterminant(DMatrixRMaj matrix) {
    if (matrix.numRows == 0) {
      return 0;
    }
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky =
        DecompositionFactory_DDRM.chol(matrix.numRows, true);
    cholesky.decompose(matrix.copy());
    DMatrixRMaj lower = cholesky.getT(null);
    double sum = 0;
    for (int i = 0; i < lower.numRows; i++) {
      sum += 2 * Math.log(lower.unsafe_get(i, i));
    }
    return sum;
  }

  int width() {
    return columns.length;
  }

  /** The features that this is over, of a cell with all features. */
  double[] pick(double[] cell) {
    return Arrays.stream(columns).mapToDouble(column -> cell[column]).toArray();
  }

  /**
   * @param cell the features that this is over, all present
   * @param slope receives the precision times the difference from the mean: the negative gradient
   * @return logarithm of the density of distribution {@code k}
   */
  double logDensity(double[] cell, int k, double[] slope) {
    int width = columns.length;
    double[] mean = means[k];
    double[] precision = precisions[k];
    Arrays.fill(slope, 0, width, 0);
    double length = 0;
    for (int i = 0; i < width; i++) {
      double difference = cell[i] - mean[i];
      int row = i * width;
      for (int j = 0; j < width; j++) {
        slope[j] += difference * precision[row + j];
      }
    }
    for (int i = 0; i < width; i++) {
      length += slope[i] * (cell[i] - mean[i]);
    }
    return constants[k] - length / 2;
  }
}
