package org.patchbridge.preparation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;

/**
 * The covariance {@code scale · RᵀR + ridge · 1} of fewer rows R than columns. Its inverse is
 * {@code (1 − scale · Rᵀ (ridge · 1 + scale · RRᵀ)⁻¹ R) / ridge} (Woodbury 1950), which needs no
 * matrix larger than rows × rows or rows × columns.
 */
final class RowCovariance implements Covariance {
  static final String RIDGE = "covariance-ridge";
  private static final String SCALE = "covariance-scale";
  private static final String ROWS = "residuals";

  private final double[][] rows;
  private final double scale;
  private final double ridge;

  /** Rows × rows: their inner products over all columns. */
  private final DMatrixRMaj products;

  private RowCovariance(double[][] rows, double scale, double ridge, DMatrixRMaj products) {
    this.rows = rows;
    this.scale = scale;
    this.ridge = ridge;
    this.products = products;
  }

  static RowCovariance of(double[][] rows, double leastShrinkage) {
    DMatrixRMaj products = products(rows);
    double scatter = 0;
    for (int row = 0; row < rows.length; row++) {
      scatter += products.get(row, row) * products.get(row, row);
    }
    double squares = 0;
    for (double product : products.data) {
      squares += product * product;
    }
    int width = rows[0].length;
    ShrunkCovariance.Shrinkage shrinkage =
        ShrunkCovariance.shrinkage(
            CommonOps_DDRM.trace(products) / rows.length / width,
            squares / rows.length / rows.length,
            scatter,
            rows.length,
            width,
            leastShrinkage);
    return new RowCovariance(
        rows, (1 - shrinkage.share()) / rows.length, shrinkage.diagonal(), products);
  }

  static RowCovariance read(ParameterReader in, int width) {
    double[][] rows = in.matrix(ROWS, in.rows(ROWS, width), width);
    double scale = in.number(SCALE);
    double ridge = in.number(RIDGE);
    if (!(scale >= 0) || !(ridge > 0)) {
      throw in.wrong(RIDGE, "is " + ridge + " beside a scale of " + scale + ": not definite");
    }
    return new RowCovariance(rows, scale, ridge, products(rows));
  }

  @Override
  public void write(ParameterWriter out) {
    out.matrix(ROWS, rows, rows[0].length);
    out.number(SCALE, scale);
    out.number(RIDGE, ridge);
  }

  @Override
  public double[][] solve(double[][] vectors) {
    LinearSolverDense<DMatrixRMaj> solver = solver(products);
    double[][] solved = new double[vectors.length][];
    for (int i = 0; i < vectors.length; i++) {
      solved[i] = withoutRows(rows, vectors[i], solved(solver, times(rows, vectors[i])).data);
    }
    return solved;
  }

  /** The vector less shares of rows, over the ridge. */
  private double[] withoutRows(double[][] of, double[] vector, double[] shares) {
    double[] left = vector.clone();
    for (int row = 0; row < of.length; row++) {
      for (int column = 0; column < left.length; column++) {
        left[column] -= shares[row] * of[row][column];
      }
    }
    for (int column = 0; column < left.length; column++) {
      left[column] /= ridge;
    }
    return left;
  }

  @Override
  public Block block(int[] columns) {
    double[][] of = select(columns);
    return new RowBlock(of, solver(products(of, columns)));
  }

  private final class RowBlock implements Block {
    private final double[][] of;
    private final LinearSolverDense<DMatrixRMaj> solver;

    RowBlock(double[][] of, LinearSolverDense<DMatrixRMaj> solver) {
      this.of = of;
      this.solver = solver;
    }

    @Override
    public double squaredLength(double[] difference) {
      double squares = dot(difference, difference);
      DMatrixRMaj along = times(of, difference);
      double explained = CommonOps_DDRM.dot(along, solved(solver, along));
      return Math.max(0, squares - explained) / ridge;
    }

    @Override
    public double[] inverseTimes(double[] vector) {
      return withoutRows(of, vector, solved(solver, times(of, vector)).data);
    }

    @Override
    public double[] inverseDiagonal() {
      double[] diagonal = new double[of[0].length];
      for (int column = 0; column < diagonal.length; column++) {
        DMatrixRMaj along = new DMatrixRMaj(of.length, 1);
        for (int row = 0; row < of.length; row++) {
          along.set(row, 0, of[row][column]);
        }
        diagonal[column] = (1 - CommonOps_DDRM.dot(along, solved(solver, along))) / ridge;
      }
      return diagonal;
    }
  }

  /** Most cells lack few columns: what these add is taken off the products over all of them. */
  private DMatrixRMaj products(double[][] of, int[] columns) {
    int width = rows[0].length;
    if (columns.length < width / 2) {
      return products(of);
    }
    int[] others =
        IntStream.range(0, width)
            .filter(column -> Arrays.binarySearch(columns, column) < 0)
            .toArray();
    DMatrixRMaj left = products.copy();
    if (others.length > 0) {
      CommonOps_DDRM.subtractEquals(left, products(select(others)));
    }
    return left;
  }

  /**
   * Of {@code ridge · 1 + scale · RRᵀ}, which is definite even where nothing is left of the rows.
   */
  private LinearSolverDense<DMatrixRMaj> solver(DMatrixRMaj ofColumns) {
    DMatrixRMaj inner = ofColumns.copy();
    CommonOps_DDRM.scale(scale, inner);
    for (int row = 0; row < rows.length; row++) {
      inner.add(row, row, ridge);
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(rows.length);
    if (!solver.setA(inner)) {
      throw new IllegalStateException("a positive diagonal and inner products are definite");
    }
    return solver;
  }

  private DMatrixRMaj solved(LinearSolverDense<DMatrixRMaj> solver, DMatrixRMaj along) {
    DMatrixRMaj solution = new DMatrixRMaj(rows.length, 1);
    solver.solve(along.copy(), solution);
    CommonOps_DDRM.scale(scale, solution);
    return solution;
  }

  private static DMatrixRMaj times(double[][] rows, double[] vector) {
    DMatrixRMaj product = new DMatrixRMaj(rows.length, 1);
    for (int row = 0; row < rows.length; row++) {
      product.set(row, 0, dot(rows[row], vector));
    }
    return product;
  }

  private static DMatrixRMaj products(double[][] rows) {
    DMatrixRMaj products = new DMatrixRMaj(rows.length, rows.length);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j <= i; j++) {
        double product = dot(rows[i], rows[j]);
        products.set(i, j, product);
        products.set(j, i, product);
      }
    }
    return products;
  }

  private double[][] select(int[] columns) {
    if (columns.length == rows[0].length) {
      return rows;
    }
    double[][] selected = new double[rows.length][columns.length];
    for (int row = 0; row < rows.length; row++) {
      for (int i = 0; i < columns.length; i++) {
        selected[row][i] = rows[row][columns[i]];
      }
    }
    return selected;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
