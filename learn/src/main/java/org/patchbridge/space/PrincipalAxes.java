package org.patchbridge.space;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * Points turned to their principal axes. Distances stay what they are; coordinates come to be
 * uncorrelated, the widest first. What permutes coordinates one by one then keeps the points'
 * covariance.
 */
public final class PrincipalAxes {
  /** Directions narrower than this share of the widest are rounding, and left out. */
  private static final double FLAT = 1e-7;

  private PrincipalAxes() {}

  /**
   * @param points at least one, each of at least one coordinate; not changed
   * @return centred; at least one coordinate, no more than before. The sign of an axis is that in
   *     which its largest weight is positive.
   */
  public static double[][] of(double[][] points) {
    DMatrixRMaj centred = Procrustes.centred(points, Procrustes.mean(points));
    DMatrixRMaj squares = new DMatrixRMaj(centred.numCols, centred.numCols);
    CommonOps_DDRM.multTransA(centred, centred, squares);
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(squares.numRows, squares.numCols, true, false, false);
    if (!svd.decompose(squares)) {
      throw new ArithmeticException("the singular value decomposition does not converge");
    }
    double[] values = svd.getSingularValues();
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer k) -> values[k]).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    double widest = Math.sqrt(values[order[0]]);
    int kept =
        Math.max(
            1, (int) IntStream.of(order).filter(k -> Math.sqrt(values[k]) > FLAT * widest).count());
    DMatrixRMaj directions = svd.getU(null, false);
    DMatrixRMaj axes = new DMatrixRMaj(values.length, kept);
    for (int axis = 0; axis < kept; axis++) {
      insert(directions, order[axis], axes, axis);
    }
    DMatrixRMaj turned = new DMatrixRMaj(points.length, kept);
    CommonOps_DDRM.mult(centred, axes, turned);
    return rows(turned);
  }

  private static void insert(DMatrixRMaj from, int column, DMatrixRMaj to, int axis) {
    int largest = 0;
    for (int row = 1; row < from.numRows; row++) {
      if (Math.abs(from.get(row, column)) > Math.abs(from.get(largest, column))) {
        largest = row;
      }
    }
    double sign = from.get(largest, column) < 0 ? -1 : 1;
    for (int row = 0; row < from.numRows; row++) {
      to.set(row, axis, sign * from.get(row, column));
    }
  }

  private static double[][] rows(DMatrixRMaj matrix) {
    double[][] rows = new double[matrix.numRows][matrix.numCols];
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < matrix.numCols; column++) {
        rows[row][column] = matrix.get(row, column);
      }
    }
    return rows;
  }
}
