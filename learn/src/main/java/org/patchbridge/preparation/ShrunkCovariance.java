package org.patchbridge.preparation;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The covariance of few rows in many columns, shrunk towards a multiple of the identity by the
 * share that Ledoit &amp; Wolf 2004 (lemma 3.2 and theorem 3.3) derive from the rows themselves.
 */
public final class ShrunkCovariance {
  /** Added to the diagonal, so that constant columns leave the covariance invertible. */
  private static final double LEAST_VARIANCE = 1e-9;

  private ShrunkCovariance() {}

  /**
   * @param rows at least one, centred already: means of columns, or of classes, are taken off
   * @return columns × columns, positive definite
   */
  public static DMatrixRMaj of(double[][] rows) {
    return of(rows, 0);
  }

  /**
   * @param leastShrinkage 0 to 1, taken where the rows themselves ask for less
   */
  public static DMatrixRMaj of(double[][] rows, double leastShrinkage) {
    int width = rows[0].length;
    DMatrixRMaj covariance = new DMatrixRMaj(width, width);
    CommonOps_DDRM.multInner(new DMatrixRMaj(rows), covariance);
    CommonOps_DDRM.scale(1.0 / rows.length, covariance);
    double target = CommonOps_DDRM.trace(covariance) / width;
    double squares = sumOfSquares(covariance.data);
    double scatter = 0;
    for (double[] row : rows) {
      double length = sumOfSquares(row);
      scatter += length * length;
    }
    Shrinkage shrinkage = shrinkage(target, squares, scatter, rows.length, width, leastShrinkage);
    CommonOps_DDRM.scale(1 - shrinkage.share(), covariance);
    for (int i = 0; i < width; i++) {
      covariance.add(i, i, shrinkage.diagonal());
    }
    return covariance;
  }

  /**
   * What is taken off the covariance, and put onto its diagonal.
   *
   * @param share 0 to 1
   */
  record Shrinkage(double share, double diagonal) {}

  /**
   * @param target mean variance of a column
   * @param squares sum of the squares of all elements of the covariance
   * @param scatter sum of the fourth powers of the rows' lengths
   */
  static Shrinkage shrinkage(
      double target, double squares, double scatter, int rows, int width, double least) {
    double distance = squares / width - target * target;
    double error = (scatter / rows - squares) / rows / width;
    double share = distance > 0 ? Math.min(1, Math.max(least, error / distance)) : 1;
    return new Shrinkage(share, share * target + LEAST_VARIANCE);
  }

  private static double sumOfSquares(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return sum;
  }
}
