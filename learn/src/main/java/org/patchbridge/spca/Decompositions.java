package org.patchbridge.spca;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.DecompositionInterface;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/** The dense decompositions that components need. No argument is changed. */
final class Decompositions {
  private Decompositions() {}

  /**
   * @param values singular values, descending
   * @param vectors right singular vectors, {@code columns × values}
   */
  record RightSingular(double[] values, RowMajor vectors) {}

  /** Of any matrix; accurate also for singular values far below the first. */
  static RightSingular rightSingular(RowMajor matrix) {
    DMatrixRMaj input = matrix.rows() > matrix.columns() ? triangle(matrix) : copy(matrix);
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(input.numRows, input.numCols, false, true, true);
    decompose(svd, input);
    DMatrixRMaj v = svd.getV(null, false);
    DMatrixRMaj w = svd.getW(null);
    SingularOps_DDRM.descendingOrder(null, false, w, v, false);
    int most = Math.min(input.numRows, input.numCols);
    double[] values = new double[most];
    for (int i = 0; i < most; i++) {
      values[i] = w.get(i, i);
    }
    return new RightSingular(values, leading(v, most));
  }

  /**
   * @param q orthonormal columns, as many rows as the matrix
   * @param r upper triangular
   */
  record ThinQr(RowMajor q, RowMajor r) {}

  /** Of a matrix at least as tall as wide. */
  static ThinQr thinQr(RowMajor tall) {
    QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(tall.rows(), tall.columns());
    decompose(qr, copy(tall));
    int width = tall.columns();
    return new ThinQr(
        new RowMajor(tall.rows(), width, qr.getQ(null, true).getData()),
        new RowMajor(width, width, qr.getR(null, true).getData()));
  }

  /**
   * The squared diagonal of R in the QR decomposition of a matrix, from its Gram matrix: what each
   * column adds to those before it.
   */
  static double[] squaredTriangleDiagonal(RowMajor gram) {
    int width = gram.columns();
    double[] r = new double[width * width];
    double[] squares = new double[width];
    for (int k = 0; k < width; k++) {
      double square = gram.at(k, k);
      for (int i = 0; i < k; i++) {
        square -= r[i * width + k] * r[i * width + k];
      }
      squares[k] = Math.max(0, square);
      for (int j = k + 1; squares[k] > 0 && j < width; j++) {
        double side = gram.at(k, j);
        for (int i = 0; i < k; i++) {
          side -= r[i * width + k] * r[i * width + j];
        }
        r[k * width + j] = side / Math.sqrt(squares[k]);
      }
    }
    return squares;
  }

  private static DMatrixRMaj triangle(RowMajor matrix) {
    QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(matrix.rows(), matrix.columns());
    // Its answer tells whether the rank is full; R is right all the same.
    boolean unused = qr.decompose(copy(matrix));
    return qr.getR(null, true);
  }

  private static RowMajor leading(DMatrixRMaj v, int count) {
    RowMajor vectors = RowMajor.zeros(v.numRows, count);
    for (int i = 0; i < v.numRows; i++) {
      for (int k = 0; k < count; k++) {
        vectors.values()[i * count + k] = v.get(i, k);
      }
    }
    return vectors;
  }

  private static void decompose(
      DecompositionInterface<DMatrixRMaj> decomposition, DMatrixRMaj matrix) {
    if (!decomposition.decompose(matrix)) {
      throw new ArithmeticException(
          "decomposition of a "
              + matrix.numRows
              + " × "
              + matrix.numCols
              + " matrix did not converge; look for columns of wildly different scale");
    }
  }

  private static DMatrixRMaj copy(RowMajor matrix) {
    double[] values = Arrays.copyOf(matrix.values(), matrix.values().length);
    return DMatrixRMaj.wrap(matrix.rows(), matrix.columns(), values);
  }
}
