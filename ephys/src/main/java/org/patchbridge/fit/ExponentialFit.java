package org.patchbridge.fit;

import java.util.Optional;

/**
 * Least-squares fit of {@code y0 + a exp(-k x)} to equally spaced samples, by the
 * Levenberg-Marquardt method of Moré as MINPACK's {@code lmdif} steps it (SciPy: curve_fit). The
 * Jacobian has three columns, so each step is taken on its 3 × 3 normal equations.
 *
 * @param amplitude a
 * @param rate k, per unit of x
 * @param offset y0
 * @param rootMeanSquare of the residuals
 */
public record ExponentialFit(double amplitude, double rate, double offset, double rootMeanSquare) {
  /** Relative tolerance of cost and parameters (SciPy: ftol, xtol). */
  private static final double TOLERANCE = 1.49012e-8;

  /** Evaluations after which SciPy gives up: 200 (n + 1). */
  private static final int MOST_EVALUATIONS = 800;

  private static final double FIRST_RADIUS = 100;

  /**
   * @param y samples; at least three
   * @param step distance of samples in x
   * @param guess a, k and y0 to start from
   * @return the fit; empty if it does not converge
   */
  public static Optional<ExponentialFit> of(double[] y, double step, double[] guess) {
    double[] x = guess.clone();
    NormalEquations here = NormalEquations.at(x, y, step);
    double[] scale = new double[3];
    double radius = 0;
    double damping = 0;
    int evaluations = 1;
    boolean first = true;
    while (evaluations < MOST_EVALUATIONS && Double.isFinite(here.cost())) {
      evaluations += 3;
      here.growScale(scale);
      if (first) {
        double norm = NormalEquations.scaledNorm(scale, x);
        radius = norm == 0 ? FIRST_RADIUS : FIRST_RADIUS * norm;
      }
      if (here.isStationary()) {
        return Optional.of(result(x, here, y.length));
      }
      double ratio = 0;
      while (ratio < 1e-4 && evaluations < MOST_EVALUATIONS) {
        TrustRegionStep step3 = TrustRegionStep.solve(here, scale, radius, damping);
        damping = step3.damping();
        double[] moved = {x[0] - step3.p()[0], x[1] - step3.p()[1], x[2] - step3.p()[2]};
        if (first) {
          radius = Math.min(radius, step3.scaledLength());
        }
        NormalEquations there = NormalEquations.at(moved, y, step);
        evaluations++;
        Progress progress = Progress.of(here, there, step3);
        ratio = progress.ratio();
        if (ratio <= 0.25) {
          double shrink = progress.shrink();
          radius = shrink * Math.min(radius, step3.scaledLength() / 0.1);
          damping /= shrink;
        } else if (damping == 0 || ratio >= 0.75) {
          radius = step3.scaledLength() / 0.5;
          damping *= 0.5;
        }
        if (ratio >= 1e-4) {
          x = moved;
          here = there;
          first = false;
        }
        double size = NormalEquations.scaledNorm(scale, x);
        if (progress.hasSettled(TOLERANCE) || radius <= TOLERANCE * size) {
          return Optional.of(result(x, here, y.length));
        }
      }
    }
    return Optional.empty();
  }

  private static ExponentialFit result(double[] x, NormalEquations here, int n) {
    return new ExponentialFit(x[0], x[1], x[2], Math.sqrt(here.cost() / n));
  }

  /** How a step turned out against what the linear model promised. */
  private record Progress(double actual, double predicted, double slope, boolean worse) {

    public static Progress of(NormalEquations here, NormalEquations there, TrustRegionStep step) {
      double norm = Math.sqrt(here.cost());
      double newNorm = Math.sqrt(there.cost());
      double actual = 0.1 * newNorm < norm ? 1 - there.cost() / here.cost() : -1;
      double linear = here.quadraticForm(step.p()) / here.cost();
      double damped = step.damping() * step.scaledLength() * step.scaledLength() / here.cost();
      return new Progress(actual, linear + 2 * damped, -(linear + damped), 0.1 * newNorm >= norm);
    }

    double ratio() {
      return predicted == 0 ? 0 : actual / predicted;
    }

    double shrink() {
      double factor = actual >= 0 ? 0.5 : 0.5 * slope / (slope + 0.5 * actual);
      return worse || !(factor >= 0.1) ? 0.1 : factor;
    }

    boolean hasSettled(double tolerance) {
      return Math.abs(actual) <= tolerance && predicted <= tolerance && ratio() <= 2;
    }
  }
}
