package org.patchbridge.fit;

/**
 * The step that minimises the linear model within a radius (MINPACK: lmpar).
 *
 * @param p the step, to be subtracted
 * @param damping Marquardt parameter
 * @param scaledLength norm of the scaled step
 */
record TrustRegionStep(double[] p, double damping, double scaledLength) {
  private static final int MOST_ITERATIONS = 10;

  static TrustRegionStep solve(
      NormalEquations equations, double[] scale, double radius, double guess) {
    double lower = 0;
    Cholesky3 free = Cholesky3.of(equations.matrix(), scale, 0);
    double length = Double.POSITIVE_INFINITY;
    if (free.isDefinite()) {
      double[] p = free.solve(equations.gradient());
      length = NormalEquations.scaledNorm(scale, p);
      double excess = length - radius;
      if (excess <= 0.1 * radius) {
        return new TrustRegionStep(p, 0, length);
      }
      lower = excess / radius / free.inverseForm(direction(scale, p, length));
    }
    double[] scaledGradient = new double[3];
    for (int j = 0; j < 3; j++) {
      scaledGradient[j] = equations.gradient()[j] / scale[j];
    }
    double gradientNorm = NormalEquations.scaledNorm(new double[] {1, 1, 1}, scaledGradient);
    double upper = gradientNorm / radius;
    double damping = Math.min(Math.max(guess, lower), upper);
    if (damping == 0) {
      damping = Double.isInfinite(length) ? 0.001 * upper : gradientNorm / length;
    }
    return iterate(equations, scale, radius, damping, lower, upper);
  }

  private static TrustRegionStep iterate(
      NormalEquations equations,
      double[] scale,
      double radius,
      double firstDamping,
      double firstLower,
      double firstUpper) {
    double damping = firstDamping;
    double lower = firstLower;
    double upper = firstUpper;
    for (int iteration = 1; ; iteration++) {
      if (damping == 0) {
        damping = Math.max(Double.MIN_NORMAL, 0.001 * upper);
      }
      Cholesky3 factor = Cholesky3.of(equations.matrix(), scale, damping);
      double[] p = factor.solve(equations.gradient());
      double length = NormalEquations.scaledNorm(scale, p);
      double excess = length - radius;
      if (Math.abs(excess) <= 0.1 * radius || iteration == MOST_ITERATIONS) {
        return new TrustRegionStep(p, damping, length);
      }
      double correction = excess / radius / factor.inverseForm(direction(scale, p, length));
      if (excess > 0) {
        lower = Math.max(lower, damping);
      } else {
        upper = Math.min(upper, damping);
      }
      damping = Math.max(lower, damping + correction);
    }
  }

  private static double[] direction(double[] scale, double[] p, double length) {
    double[] w = new double[3];
    for (int j = 0; j < 3; j++) {
      w[j] = scale[j] * (scale[j] * p[j] / length);
    }
    return w;
  }
}
