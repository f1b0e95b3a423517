package org.patchbridge.signal;

import java.util.OptionalDouble;

/**
 * Low-pass filtered time derivative of the membrane potential (IPFX: calculate_dvdt).
 *
 * @param values dV/dt in V/s between each sample and the next; valid up to {@code length}
 * @param length number of values
 */
public record VoltageDerivative(double[] values, int length) {

  /** Intervals up to this long, s, carry no slope and are left out. */
  private static final double SHORTEST_INTERVAL = Math.ulp(1.0);

  /**
   * Time after which the backward filter has forgotten where it began, s: at 10 and 1 kHz its
   * response has fallen below the last bit of the samples.
   */
  private static final double SETTLING_SECONDS = 0.03;

  /**
   * Derivative of a whole trace. Traces with irregular times, or without a cutoff, are not
   * filtered.
   *
   * @param cutoffKilohertz cutoff of the fourth-order Bessel low-pass; empty for none
   * @throws MeasurementException if the cutoff is not below the Nyquist frequency
   */
  public static VoltageDerivative of(Trace trace, OptionalDouble cutoffKilohertz) {
    return upTo(trace, cutoffKilohertz, trace.length());
  }

  /**
   * Derivative of the begin of a trace: of all samples before an index and, so that the filter ends
   * without trace, of {@value #SETTLING_SECONDS} s after it.
   *
   * @param end index that the derivative has to reach; what lies after is not computed
   */
  public static VoltageDerivative upTo(Trace trace, OptionalDouble cutoffKilohertz, int end) {
    TimeAxis time = trace.time();
    if (trace.length() < 2) {
      throw new MeasurementException("too few samples to filter");
    }
    if (cutoffKilohertz.isEmpty() || !time.hasFixedStep()) {
      return unfiltered(trace);
    }
    double fraction = cutoffKilohertz.getAsDouble() * 1e3 / (1.0 / time.step() / 2.0);
    ZeroPhaseFilter lowPass = new ZeroPhaseFilter(BesselFilter.lowPass(fraction));
    long settled = end + Math.round(SETTLING_SECONDS / time.step());
    int length = (int) Math.min(trace.length(), settled);
    if (hasGap(trace, length)) {
      length = trace.length();
    }
    double[] slopes =
        lowPass.differences(trace.millivolts(), length, trace.precision(), 1e-3 / time.step());
    return new VoltageDerivative(slopes, length - 1);
  }

  /** A single NaN makes the derivative NaN everywhere, also one in a part that is left out. */
  private static boolean hasGap(Trace trace, int from) {
    for (int k = from; k < trace.length(); k++) {
      if (Double.isNaN(trace.millivolts()[k])) {
        return true;
      }
    }
    return false;
  }

  private static VoltageDerivative unfiltered(Trace trace) {
    TimeAxis time = trace.time();
    double[] slope = new double[trace.length() - 1];
    int kept = 0;
    for (int k = 0; k < slope.length; k++) {
      double dt = time.at(k + 1) - time.at(k);
      if (Math.abs(dt) > SHORTEST_INTERVAL) {
        slope[kept++] = 1e-3 * trace.difference(k + 1, k) / dt;
      }
    }
    return new VoltageDerivative(slope, kept);
  }

  /** Whether any value in {@code [from, to)} is negative. */
  public boolean fallsBetween(int from, int to) {
    for (int k = from; k < Math.min(to, length); k++) {
      if (values[k] < 0) {
        return true;
      }
    }
    return false;
  }

  /** First index of the largest value in {@code [from, to)}. */
  public int indexOfMaximum(int from, int to) {
    return Extrema.indexOfMaximum(values, from, Math.min(to, length));
  }

  /** First index of the smallest value in {@code [from, to)}. */
  public int indexOfMinimum(int from, int to) {
    return Extrema.indexOfMinimum(values, from, Math.min(to, length));
  }
}
