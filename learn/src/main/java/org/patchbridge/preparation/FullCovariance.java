package org.patchbridge.preparation;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;

/**
 * @param matrix columns × columns
 */
record FullCovariance(DMatrixRMaj matrix) implements Covariance {
  private static final String MATRIX = "covariance";

  static FullCovariance read(ParameterReader in, int width) {
    FullCovariance read = new FullCovariance(new DMatrixRMaj(in.matrix(MATRIX, width, width)));
    if (read.cholesky(IntStream.range(0, width).toArray()).isEmpty()) {
      throw in.wrong(MATRIX, "is not positive definite");
    }
    return read;
  }

  @Override
  public void write(ParameterWriter out) {
    double[][] rows = new double[matrix.numRows][];
    for (int row = 0; row < rows.length; row++) {
      int from = row * matrix.numCols;
      rows[row] = Arrays.copyOfRange(matrix.data, from, from + matrix.numCols);
    }
    out.matrix(MATRIX, rows, matrix.numCols);
  }

  @Override
  public double[][] solve(double[][] vectors) {
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(matrix.numCols);
    if (!solver.setA(matrix.copy())) {
      throw notPositiveDefinite();
    }
    double[][] solved = new double[vectors.length][];
    for (int i = 0; i < vectors.length; i++) {
      DMatrixRMaj solution = new DMatrixRMaj(matrix.numCols, 1);
      solver.solve(new DMatrixRMaj(matrix.numCols, 1, true, vectors[i].clone()), solution);
      solved[i] = solution.data;
    }
    return solved;
  }

  @Override
  public Block block(int[] columns) {
    return new CholeskyBlock(cholesky(columns).orElseThrow(FullCovariance::notPositiveDefinite));
  }

  /** Of the covariance of some of the columns; empty where it is not positive definite. */
  private Optional<DMatrixRMaj> cholesky(int[] columns) {
    DMatrixRMaj part = new DMatrixRMaj(columns.length, columns.length);
    for (int i = 0; i < columns.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        part.unsafe_set(i, j, matrix.unsafe_get(columns[i], columns[j]));
      }
    }
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky =
        DecompositionFactory_DDRM.chol(columns.length, true);
    return cholesky.decompose(part) ? Optional.of(cholesky.getT(null)) : Optional.empty();
  }

  private static IllegalStateException notPositiveDefinite() {
    return new IllegalStateException("a shrunk covariance is positive definite, but this is not");
  }
}
