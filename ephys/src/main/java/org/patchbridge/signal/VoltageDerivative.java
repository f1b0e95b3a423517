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
   * Traces with irregular times, or without a cutoff, are not filtered.
   *
   * @param cutoffKilohertz cutoff of the fourth-order Bessel low-pass; empty for none
   * @throws MeasurementException if the cutoff is not below the Nyquist frequency
   */
  public static VoltageDerivative of(Trace trace, OptionalDouble cutoffKilohertz) {
    if (trace.length() < 2) {
      throw new MeasurementException("too few samples to filter");
    }
    boolean filter = cutoffKilohertz.isPresent() && trace.time().hasFixedStep();
    if (!filter) {
      return differences(trace);
    }
    double fraction = cutoffKilohertz.getAsDouble() * 1e3 / (1.0 / trace.time().step() / 2.0);
    ZeroPhaseFilter lowPass = new ZeroPhaseFilter(BesselFilter.lowPass(fraction));
    double[] smooth =
        lowPass.extendedFiltered(trace.millivolts(), trace.length(), trace.precision());
    return differencesInPlace(smooth, trace);
  }

  private static VoltageDerivative differencesInPlace(double[] smooth, Trace trace) {
    double[] t = trace.time().array();
    int n = trace.length() - 1;
    int offset = ZeroPhaseFilter.EXTENSION;
    for (int k = 0; k < n; k++) {
      smooth[k] = 1e-3 * (smooth[k + offset + 1] - smooth[k + offset]) / (t[k + 1] - t[k]);
    }
    return new VoltageDerivative(smooth, n);
  }

  private static VoltageDerivative differences(Trace trace) {
    double[] t = trace.time().array();
    double[] slope = new double[trace.length() - 1];
    int kept = 0;
    for (int k = 0; k < slope.length; k++) {
      double dt = t[k + 1] - t[k];
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
