package org.patchbridge.fit;

/**
 * Normal equations of the exponential model at a point.
 *
 * @param cost sum of squared residuals
 * @param gradient JᵀR
 * @param matrix JᵀJ, upper triangle by rows: 00 01 02 11 12 22
 */
record NormalEquations(double cost, double[] gradient, double[] matrix) {
  /** Samples between exact evaluations of the exponential; in between it is multiplied up. */
  private static final int BLOCK = 32;

  static NormalEquations at(double[] parameters, double[] y, double step) {
    double a = parameters[0];
    double k = parameters[1];
    double y0 = parameters[2];
    double decay = Math.exp(-k * step);
    double cost = 0;
    double[] g = new double[3];
    double[] m = new double[6];
    for (int from = 0; from < y.length; from += BLOCK) {
      double e = Math.exp(-k * (from * step));
      int to = Math.min(y.length, from + BLOCK);
      for (int i = from; i < to; i++) {
        double r = y0 + a * e - y[i];
        double d = -a * (i * step) * e;
        cost += r * r;
        g[0] += e * r;
        g[1] += d * r;
        g[2] += r;
        m[0] += e * e;
        m[1] += e * d;
        m[2] += e;
        m[3] += d * d;
        m[4] += d;
        e *= decay;
      }
    }
    m[5] = y.length;
    return new NormalEquations(cost, g, m);
  }

  /** Norm of a column of the Jacobian. */
  double columnNorm(int column) {
    return Math.sqrt(matrix[column == 0 ? 0 : column == 1 ? 3 : 5]);
  }

  /** Raises each scale to the norm of its column; zero columns get 1 at first. */
  void growScale(double[] scale) {
    for (int j = 0; j < scale.length; j++) {
      double norm = columnNorm(j);
      scale[j] = Math.max(scale[j], scale[j] == 0 && norm == 0 ? 1 : norm);
    }
  }

  /** Whether no column of the Jacobian correlates with the residuals. */
  boolean isStationary() {
    if (cost == 0) {
      return true;
    }
    for (int j = 0; j < gradient.length; j++) {
      if (columnNorm(j) != 0 && gradient[j] != 0) {
        return false;
      }
    }
    return true;
  }

  /** pᵀ JᵀJ p. */
  double quadraticForm(double[] p) {
    return matrix[0] * p[0] * p[0]
        + matrix[3] * p[1] * p[1]
        + matrix[5] * p[2] * p[2]
        + 2 * (matrix[1] * p[0] * p[1] + matrix[2] * p[0] * p[2] + matrix[4] * p[1] * p[2]);
  }

  static double scaledNorm(double[] scale, double[] p) {
    double sum = 0;
    for (int j = 0; j < p.length; j++) {
      sum += scale[j] * p[j] * scale[j] * p[j];
    }
    return Math.sqrt(sum);
  }
}
