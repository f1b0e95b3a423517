package org.patchbridge.signal;

import java.util.Arrays;

/**
 * Pieces of a low-pass filtered derivative without filtering the whole trace: the filter forgets,
 * so that a piece needs only a margin on both sides.
 */
final class FilteredSlopes implements SlopeSource {
  /** Far below the last bit of a sample, and of the sum of all that went before. */
  private static final double FORGOTTEN = 1e-20;

  /** For what the margin leaves out and for rounding, relative and in V/s. */
  private static final double BOUND_TOLERANCE = 1e-6;

  private final Trace trace;
  private final ZeroPhaseFilter filter;
  private final double factor;
  private final int margin;
  private double[] work = new double[0];
  private double steepestPerMillivolt = Double.NaN;

  /**
   * @throws MeasurementException if the cutoff is not below the Nyquist frequency or the trace is
   *     too short
   */
  FilteredSlopes(Trace trace, double cutoffKilohertz) {
    double step = trace.time().step();
    double fraction = cutoffKilohertz * 1e3 / (1.0 / step / 2.0);
    this.trace = trace;
    BesselFilter lowPass = BesselFilter.lowPass(fraction);
    this.filter = new ZeroPhaseFilter(lowPass);
    this.factor = 1e-3 / step;
    this.margin = Math.min(trace.length(), lowPass.samplesToForget(FORGOTTEN));
    ZeroPhaseFilter.requireEnough(trace.length());
  }

  @Override
  public int margin() {
    return margin;
  }

  @Override
  public void compute(int from, int to, double[] slopes) {
    int length = trace.length();
    int first = from <= margin ? -ZeroPhaseFilter.EXTENSION : from - margin;
    int end = to + margin + 1 >= length ? length + ZeroPhaseFilter.EXTENSION : to + margin + 1;
    double[] y = workOf(end - first);
    ZeroPhaseFilter.extended(trace.millivolts(), length, trace.precision(), first, end, y);
    filter.pass(y, end - first, from - first);
    for (int k = from; k < to; k++) {
      slopes[k - from] = factor * (y[k + 1 - first] - y[k - first]);
    }
  }

  /** From the range of the samples around, which cost next to nothing. */
  @Override
  public double bound(int from, int to) {
    int first = Math.max(0, from - margin);
    int end = Math.min(trace.length(), to + margin + 1);
    // The odd extension mirrors the samples at an end, which doubles their range.
    boolean atEnd = first == 0 || end == trace.length();
    double range = trace.ranges().high(first, end) - trace.ranges().low(first, end);
    return (atEnd ? 2 * range : range) * steepestPerMillivolt() * (1 + BOUND_TOLERANCE)
        + BOUND_TOLERANCE;
  }

  /**
   * Steepest slope that samples within 1 mV can have: half the sum of the magnitudes of the
   * filter's response to an impulse, differentiated.
   */
  private double steepestPerMillivolt() {
    if (Double.isNaN(steepestPerMillivolt)) {
      int length = 4 * margin + 1;
      double[] response = workOf(length);
      Arrays.fill(response, 0, length, 0);
      response[2 * margin] = 1;
      filter.pass(response, length, 0);
      double sum = 0;
      for (int k = 0; k + 1 < length; k++) {
        sum += Math.abs(response[k + 1] - response[k]);
      }
      steepestPerMillivolt = factor * sum / 2;
    }
    return steepestPerMillivolt;
  }

  private double[] workOf(int length) {
    if (work.length < length) {
      work = new double[length];
    }
    return work;
  }
}
