package org.patchbridge.fit;

/** Cholesky factor of a damped symmetric 3 × 3 matrix, scaled to a unit diagonal for accuracy. */
final class Cholesky3 {
  /** Pivot of the scaled matrix below which it counts as singular. */
  private static final double SMALLEST_PIVOT = 1e-15;

  private final double[] unit = new double[3];
  private final double[][] factor = new double[3][3];
  private final boolean definite;

  private Cholesky3(double[][] matrix) {
    for (int j = 0; j < 3; j++) {
      unit[j] = matrix[j][j] > 0 ? Math.sqrt(matrix[j][j]) : 1;
    }
    boolean positive = true;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j] / (unit[i] * unit[j]);
        for (int k = 0; k < j; k++) {
          sum -= factor[i][k] * factor[j][k];
        }
        if (i == j) {
          positive &= sum > SMALLEST_PIVOT;
          factor[i][i] = Math.sqrt(Math.max(sum, SMALLEST_PIVOT));
        } else {
          factor[i][j] = sum / factor[j][j];
        }
      }
    }
    definite = positive;
  }

  /** Factor of {@code M + damping · diag(scale²)} for M given by its upper triangle. */
  static Cholesky3 of(double[] m, double[] scale, double damping) {
    double[][] matrix = {{m[0], m[1], m[2]}, {m[1], m[3], m[4]}, {m[2], m[4], m[5]}};
    for (int j = 0; j < 3; j++) {
      matrix[j][j] += damping * scale[j] * scale[j];
    }
    return new Cholesky3(matrix);
  }

  boolean isDefinite() {
    return definite;
  }

  double[] solve(double[] right) {
    double[] z = forward(right);
    for (int i = 2; i >= 0; i--) {
      for (int k = i + 1; k < 3; k++) {
        z[i] -= factor[k][i] * z[k];
      }
      z[i] /= factor[i][i];
    }
    for (int i = 0; i < 3; i++) {
      z[i] /= unit[i];
    }
    return z;
  }

  /** wᵀ M⁻¹ w. */
  double inverseForm(double[] w) {
    double[] z = forward(w);
    return z[0] * z[0] + z[1] * z[1] + z[2] * z[2];
  }

  private double[] forward(double[] right) {
    double[] z = new double[3];
    for (int i = 0; i < 3; i++) {
      z[i] = right[i] / unit[i];
      for (int k = 0; k < i; k++) {
        z[i] -= factor[i][k] * z[k];
      }
      z[i] /= factor[i][i];
    }
    return z;
  }
}
