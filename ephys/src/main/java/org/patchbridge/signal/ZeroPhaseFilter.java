package org.patchbridge.signal;

import java.util.Arrays;
import org.patchbridge.recording.SamplePrecision;

/**
 * Filters forward and backward, so that nothing is delayed (SciPy: {@code filtfilt} with its
 * default odd extension of 15 samples).
 */
public final class ZeroPhaseFilter {
  /** Samples added at each end: three times the number of coefficients. */
  static final int EXTENSION = 3 * (BesselFilter.ORDER + 1);

  private final double[] b;
  private final double[] a;
  private final double[] steady;

  public ZeroPhaseFilter(BesselFilter filter) {
    b = filter.numerator();
    a = filter.denominator();
    steady = filter.steadyState();
  }

  /**
   * Filtered copy of the first {@code length} samples.
   *
   * @throws MeasurementException if there are not more than 15 samples
   */
  public double[] apply(double[] samples, int length, SamplePrecision precision) {
    double[] filtered = extended(samples, length, precision);
    forward(filtered);
    backward(filtered);
    System.arraycopy(filtered, EXTENSION, filtered, 0, length);
    return Arrays.copyOf(filtered, length);
  }

  /**
   * Differences of neighbouring filtered samples, times a factor; one fewer than samples, in an
   * array that may be longer.
   */
  double[] differences(double[] samples, int length, SamplePrecision precision, double factor) {
    double[] y = extended(samples, length, precision);
    forward(y);
    backward(y);
    for (int k = 0; k + 1 < length; k++) {
      y[k] = factor * (y[k + EXTENSION + 1] - y[k + EXTENSION]);
    }
    return y;
  }

  private static double[] extended(double[] samples, int length, SamplePrecision precision) {
    if (length <= EXTENSION) {
      throw new MeasurementException("too few samples to filter");
    }
    return extend(samples, length, precision);
  }

  private static double[] extend(double[] x, int length, SamplePrecision precision) {
    double[] y = new double[length + 2 * EXTENSION];
    double first = 2 * x[0];
    double last = 2 * x[length - 1];
    boolean single = precision == SamplePrecision.SINGLE;
    for (int k = 0; k < EXTENSION; k++) {
      double left = first - x[EXTENSION - k];
      double right = last - x[length - 2 - k];
      y[k] = single ? (float) left : left;
      y[length + EXTENSION + k] = single ? (float) right : right;
    }
    System.arraycopy(x, 0, y, EXTENSION, length);
    return y;
  }

  private void forward(double[] y) {
    double b0 = b[0];
    double b1 = b[1];
    double b2 = b[2];
    double b3 = b[3];
    double b4 = b[4];
    double a1 = a[1];
    double a2 = a[2];
    double a3 = a[3];
    double a4 = a[4];
    double last = 0;
    double z0 = steady[0] * y[0];
    double z1 = steady[1] * y[0];
    double z2 = steady[2] * y[0];
    double z3 = steady[3] * y[0];
    for (int k = 0; k < y.length; k++) {
      double in = y[k];
      double out = (z0 + b0 * in) - a1 * last;
      // The last output enters here and not with the others: it is what the next one waits for.
      z0 = z1 + b1 * in;
      last = out;
      z1 = z2 + b2 * in - a2 * out;
      z2 = z3 + b3 * in - a3 * out;
      z3 = b4 * in - a4 * out;
      y[k] = out;
    }
  }

  private void backward(double[] y) {
    double b0 = b[0];
    double b1 = b[1];
    double b2 = b[2];
    double b3 = b[3];
    double b4 = b[4];
    double a1 = a[1];
    double a2 = a[2];
    double a3 = a[3];
    double a4 = a[4];
    double end = y[y.length - 1];
    double last = 0;
    double z0 = steady[0] * end;
    double z1 = steady[1] * end;
    double z2 = steady[2] * end;
    double z3 = steady[3] * end;
    for (int k = y.length - 1; k >= EXTENSION; k--) {
      double in = y[k];
      double out = (z0 + b0 * in) - a1 * last;
      // The last output enters here and not with the others: it is what the next one waits for.
      z0 = z1 + b1 * in;
      last = out;
      z1 = z2 + b2 * in - a2 * out;
      z2 = z3 + b3 * in - a3 * out;
      z3 = b4 * in - a4 * out;
      y[k] = out;
    }
  }
}
