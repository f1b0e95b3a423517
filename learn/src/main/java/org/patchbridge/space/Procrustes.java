package org.patchbridge.space;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * The shift and rotation, reflections allowed, that bring points nearest to others of theirs
 * (orthogonal Procrustes, Schönemann 1966). Nothing is stretched, so distances between the points
 * that it moves stay what they are. Immutable.
 */
public final class Procrustes {
  /**
   * Weight of the identity beside the cross-covariance of unit trace: directions of which the
   * points say nothing are left as they are.
   */
  private static final double TOWARDS_IDENTITY = 1e-9;

  private final double[] fromMean;
  private final double[] toMean;
  private final DMatrixRMaj rotation;
  private final double residual;

  private Procrustes(double[] fromMean, double[] toMean, DMatrixRMaj rotation, double residual) {
    this.fromMean = fromMean;
    this.toMean = toMean;
    this.rotation = rotation;
    this.residual = residual;
  }

  /**
   * @param from points × coordinates
   * @param to the same points in the space to go to, as many coordinates
   * @throws IllegalArgumentException where there is no point, or the numbers differ
   */
  public static Procrustes fit(double[][] from, double[][] to) {
    if (from.length == 0 || from.length != to.length || from[0].length != to[0].length) {
      throw new IllegalArgumentException(
          from.length + " points for " + to.length + "; as many are needed, and of one width");
    }
    double[] fromMean = mean(from);
    double[] toMean = mean(to);
    DMatrixRMaj a = centred(from, fromMean);
    DMatrixRMaj b = centred(to, toMean);
    int width = fromMean.length;
    DMatrixRMaj cross = new DMatrixRMaj(width, width);
    CommonOps_DDRM.multTransA(a, b, cross);
    double size = Math.sqrt(squares(a) * squares(b));
    if (size > 0) {
      CommonOps_DDRM.scale(1 / size, cross);
    }
    for (int i = 0; i < width; i++) {
      cross.add(i, i, TOWARDS_IDENTITY);
    }
    DMatrixRMaj rotation = polarFactor(cross);
    DMatrixRMaj moved = new DMatrixRMaj(from.length, width);
    CommonOps_DDRM.mult(a, rotation, moved);
    CommonOps_DDRM.subtractEquals(moved, b);
    double total = squares(b);
    return new Procrustes(fromMean, toMean, rotation, total > 0 ? squares(moved) / total : 0);
  }

  private static DMatrixRMaj polarFactor(DMatrixRMaj cross) {
    int width = cross.numRows;
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(width, width, true, true, true);
    if (!svd.decompose(cross.copy())) {
      throw new ArithmeticException("the singular value decomposition does not converge");
    }
    DMatrixRMaj rotation = new DMatrixRMaj(width, width);
    CommonOps_DDRM.mult(svd.getU(null, false), svd.getV(null, true), rotation);
    return rotation;
  }

  /** The points in the other space; new. */
  public double[][] apply(double[][] points) {
    DMatrixRMaj centred = centred(points, fromMean);
    DMatrixRMaj moved = new DMatrixRMaj(points.length, toMean.length);
    CommonOps_DDRM.mult(centred, rotation, moved);
    double[][] result = new double[points.length][toMean.length];
    for (int row = 0; row < points.length; row++) {
      for (int column = 0; column < toMean.length; column++) {
        result[row][column] = moved.get(row, column) + toMean[column];
      }
    }
    return result;
  }

  /**
   * What is left of the points it was fitted on: sum of squared distances after moving, divided by
   * that of the target points from their mean. 0: they coincide; about 2: nothing in common.
   */
  public double residual() {
    return residual;
  }

  static double[] mean(double[][] points) {
    double[] mean = new double[points[0].length];
    for (double[] point : points) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += point[i] / points.length;
      }
    }
    return mean;
  }

  static DMatrixRMaj centred(double[][] points, double[] mean) {
    DMatrixRMaj centred = new DMatrixRMaj(points.length, mean.length);
    for (int row = 0; row < points.length; row++) {
      for (int column = 0; column < mean.length; column++) {
        centred.set(row, column, points[row][column] - mean[column]);
      }
    }
    return centred;
  }

  private static double squares(DMatrixRMaj matrix) {
    double sum = 0;
    for (double value : matrix.data) {
      sum += value * value;
    }
    return sum;
  }
}
