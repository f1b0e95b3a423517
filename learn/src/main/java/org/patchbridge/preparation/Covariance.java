package org.patchbridge.preparation;

import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;

/**
 * A positive definite covariance of columns, shrunk as {@link ShrunkCovariance} says. It is kept as
 * a matrix where there are at least as many rows as columns, else as the rows: 16,000 columns would
 * be 2 GB as a matrix, and its inverse hours of work. The numbers are the same but for rounding.
 */
public sealed interface Covariance permits FullCovariance, RowCovariance {

  /** Of some of the columns, ready to measure distances with. */
  interface Block {
    /**
     * The squared Mahalanobis length.
     *
     * @param difference one value for each of the block's columns; not changed
     */
    double squaredLength(double[] difference);

    /** The inverse of the block times a vector of its columns, which is not changed. */
    double[] inverseTimes(double[] vector);

    /** Diagonal of the inverse of the block; all positive. */
    double[] inverseDiagonal();
  }

  /**
   * @param rows at least one, centred already
   * @param leastShrinkage 0 to 1, taken where the rows themselves ask for less
   */
  static Covariance of(double[][] rows, double leastShrinkage) {
    return rows.length < rows[0].length
        ? RowCovariance.of(rows, leastShrinkage)
        : new FullCovariance(ShrunkCovariance.of(rows, leastShrinkage));
  }

  /**
   * @throws ParameterException where the part is not what {@link #write} writes
   */
  static Covariance read(ParameterReader in, int width) {
    return in.has(RowCovariance.RIDGE)
        ? RowCovariance.read(in, width)
        : FullCovariance.read(in, width);
  }

  void write(ParameterWriter out);

  /**
   * The inverse times each of some vectors.
   *
   * @param vectors vectors × columns; not changed
   */
  double[][] solve(double[][] vectors);

  /**
   * @param columns ascending, at least one
   */
  Block block(int[] columns);
}
