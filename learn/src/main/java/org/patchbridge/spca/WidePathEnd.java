package org.patchbridge.spca;

/**
 * Coefficients at the end of a path, solved for anew from the data. Along a path of more variables
 * than there are rows, rounding grows by the ridge's inverse; but where a path stops is determined
 * by its active set A, the signs s and the variable j that enters next, and these say it in closed
 * form. With {@code K = X_A X_Aᵀ + λI}, the response y and the sign σ of j,
 *
 * <pre>  b_A = X_Aᵀ K⁻¹ y − t (s − X_Aᵀ K⁻¹ X_A s),   t = x_jᵀ K⁻¹ y / (σ − x_jᵀ K⁻¹ X_A s)</pre>
 *
 * in which nothing is divided by the ridge λ. With {@code QR} the decomposition of {@code X_Aᵀ} on
 * top of {@code √λ I}, K is {@code RᵀR}, and the error is that of a matrix whose condition is not
 * squared.
 */
final class WidePathEnd {
  private final RowMajor data;
  private final double ridge;

  WidePathEnd(RowMajor data, double ridge) {
    this.data = data;
    this.ridge = ridge;
  }

  /**
   * @param scores the response the path was followed for
   * @param coefficients overwritten at the active variables
   */
  void solve(PathEnd end, double[] scores, double[] coefficients) {
    int rows = data.rows();
    Decompositions.ThinQr qr = Decompositions.thinQr(augmented(end));
    double[] ofResponse = new double[rows];
    for (int row = 0; row < rows; row++) {
      ofResponse[row] = scores[row] * Math.sqrt(1 + ridge);
    }
    solveTransposed(qr.r(), ofResponse);
    double[] ofSigns = new double[rows];
    for (int i = 0; i < end.count(); i++) {
      add(qr.q(), i, end.signs()[end.active()[i]], ofSigns);
    }
    double level = end.enteringSign() == 0 ? 0 : level(end, qr.r(), ofResponse, ofSigns);
    for (int i = 0; i < end.count(); i++) {
      int variable = end.active()[i];
      double sign = end.signs()[variable];
      coefficients[variable] =
          dot(qr.q(), i, ofResponse) - level * (sign - dot(qr.q(), i, ofSigns));
    }
  }

  private double level(PathEnd end, RowMajor r, double[] ofResponse, double[] ofSigns) {
    double[] column = new double[data.rows()];
    for (int row = 0; row < column.length; row++) {
      column[row] = data.at(row, end.entering());
    }
    solveTransposed(r, column);
    double response = 0;
    double signs = 0;
    for (int row = 0; row < column.length; row++) {
      response += column[row] * ofResponse[row];
      signs += column[row] * ofSigns[row];
    }
    return response / (end.enteringSign() - signs);
  }

  private RowMajor augmented(PathEnd end) {
    int rows = data.rows();
    RowMajor matrix = RowMajor.zeros(end.count() + rows, rows);
    for (int i = 0; i < end.count(); i++) {
      for (int row = 0; row < rows; row++) {
        matrix.values()[i * rows + row] = data.at(row, end.active()[i]);
      }
    }
    for (int row = 0; row < rows; row++) {
      matrix.values()[(end.count() + row) * rows + row] = Math.sqrt(ridge);
    }
    return matrix;
  }

  /** Solves {@code rᵀ x = b} in place. */
  private static void solveTransposed(RowMajor r, double[] b) {
    for (int i = 0; i < b.length; i++) {
      b[i] /= r.at(i, i);
      for (int j = i + 1; j < b.length; j++) {
        b[j] -= b[i] * r.at(i, j);
      }
    }
  }

  private static void add(RowMajor matrix, int row, double factor, double[] sum) {
    for (int column = 0; column < sum.length; column++) {
      sum[column] += factor * matrix.at(row, column);
    }
  }

  private static double dot(RowMajor matrix, int row, double[] vector) {
    double sum = 0;
    for (int column = 0; column < vector.length; column++) {
      sum += matrix.at(row, column) * vector[column];
    }
    return sum;
  }
}
