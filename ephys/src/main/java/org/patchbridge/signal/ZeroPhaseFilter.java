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
    requireEnough(length);
    double[] work = new double[length + 2 * EXTENSION];
    extended(samples, length, precision, -EXTENSION, length + EXTENSION, work);
    pass(work, work.length, EXTENSION);
    return Arrays.copyOfRange(work, EXTENSION, EXTENSION + length);
  }

  static void requireEnough(int length) {
    if (length <= EXTENSION) {
      throw new MeasurementException("too few samples to filter");
    }
  }

  /**
   * Copies the samples in {@code [from, to)}; positions before 0 and from {@code length} on are
   * those of the odd extension.
   */
  static void extended(
      double[] x, int length, SamplePrecision precision, int from, int to, double[] copy) {
    int first = Math.max(0, from);
    System.arraycopy(x, first, copy, first - from, Math.min(to, length) - first);
    boolean single = precision == SamplePrecision.SINGLE;
    for (int k = from; k < 0; k++) {
      double left = 2 * x[0] - x[-k];
      copy[k - from] = single ? (float) left : left;
    }
    for (int k = length; k < to; k++) {
      double right = 2 * x[length - 1] - x[2 * length - 2 - k];
      copy[k - from] = single ? (float) right : right;
    }
  }

  /**
   * Filters in place: the first {@code length} samples forward, then those from the last to {@code
   * first} backward. Both passes begin as if the signal had always been what it is there.
   */
  void pass(double[] y, int length, int first) {
    forward(y, length);
    backward(y, length, first);
  }

  private void forward(double[] y, int length) {
    // The numerator reads the same from both ends.
    double b0 = b[0];
    double b1 = b[1];
    double b2 = b[2];
    double a1 = a[1];
    double a2 = a[2];
    double a3 = a[3];
    double a4 = a[4];
    double last = 0;
    double z0 = steady[0] * y[0];
    double z1 = steady[1] * y[0];
    double z2 = steady[2] * y[0];
    double z3 = steady[3] * y[0];
    for (int k = 0; k < length; k++) {
      double in = y[k];
      double outer = b0 * in;
      double inner = b1 * in;
      double out = (z0 + outer) - a1 * last;
      // The last output enters here and not with the others: it is what the next one waits for.
      z0 = z1 + inner;
      last = out;
      z1 = z2 + b2 * in - a2 * out;
      z2 = z3 + inner - a3 * out;
      z3 = outer - a4 * out;
      y[k] = out;
    }
  }

  private void backward(double[] y, int length, int first) {
    double b0 = b[0];
    double b1 = b[1];
    double b2 = b[2];
    double a1 = a[1];
    double a2 = a[2];
    double a3 = a[3];
    double a4 = a[4];
    double end = y[length - 1];
    double last = 0;
    double z0 = steady[0] * end;
    double z1 = steady[1] * end;
    double z2 = steady[2] * end;
    double z3 = steady[3] * end;
    for (int k = length - 1; k >= first; k--) {
      double in = y[k];
      double outer = b0 * in;
      double inner = b1 * in;
      double out = (z0 + outer) - a1 * last;
      // The last output enters here and not with the others: it is what the next one waits for.
      z0 = z1 + inner;
      last = out;
      z1 = z2 + b2 * in - a2 * out;
      z2 = z3 + inner - a3 * out;
      z3 = outer - a4 * out;
      y[k] = out;
    }
  }
}
