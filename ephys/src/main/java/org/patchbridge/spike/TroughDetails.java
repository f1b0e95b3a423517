package org.patchbridge.spike;

import java.util.function.Supplier;
import org.patchbridge.signal.Trace;
import org.patchbridge.signal.VoltageDerivative;

/**
 * Fast trough, after-depolarisation and slow trough after each spike (IPFX:
 * analyze_trough_details).
 */
final class TroughDetails {
  /** The fall has ended where dV/dt is above this part of its steepest. */
  private static final double TERMINAL_FRACTION = 0.01;

  /** dV/dt from which a rise may be an after-depolarisation, V/s. */
  private static final double RISE_LEVEL = 0.5;

  /** Depth below which a further fall does not count, mV. */
  private static final double DEPTH_TOLERANCE = 0.5;

  /** The rise has to begin within this time after the fast trough, s. */
  private static final double FLAT_SECONDS = 0.002;

  /** Latest after-depolarisation after the fast trough, s. */
  private static final double LATEST_SECONDS = 0.005;

  /** Highest after-depolarisation above the fast trough, mV. */
  private static final double HIGHEST_RISE = 10.0;

  private final Trace trace;
  private final VoltageDerivative derivative;
  private final Supplier<VoltageDerivative> smoothDerivative;

  /**
   * @param smoothDerivative dV/dt with a cutoff of 1 kHz, asked for only if there are spikes
   */
  TroughDetails(
      Trace trace, VoltageDerivative derivative, Supplier<VoltageDerivative> smoothDerivative) {
    this.trace = trace;
    this.derivative = derivative;
    this.smoothDerivative = smoothDerivative;
  }

  /**
   * @param windowEnd end of what follows the last spike that is not clipped
   */
  TroughDetail[] analyze(SpikeIndexes spikes, boolean lastClipped, int windowEnd) {
    int n = spikes.size();
    int valid = lastClipped ? n - 1 : n;
    TroughDetail[] details = new TroughDetail[n];
    for (int k = 0; k < valid; k++) {
      int next = k + 1 < valid ? spikes.thresholds()[k + 1] : windowEnd;
      details[k] = after(spikes.peaks()[k], next);
    }
    if (lastClipped) {
      details[n - 1] = TroughDetail.CLIPPED;
    }
    details[n - 1] = details[n - 1].ofLastSpike();
    return details;
  }

  private TroughDetail after(int peak, int next) {
    int steepest = derivative.indexOfMinimum(peak, next);
    double target = TERMINAL_FRACTION * derivative.at(steepest);
    int stop = Math.min(next, derivative.length());
    int fastTrough = steepest;
    while (fastTrough < stop && !(derivative.at(fastTrough) >= target)) {
      fastTrough++;
    }
    if (fastTrough == stop) {
      return TroughDetail.CLIPPED;
    }
    int adp = afterDepolarisation(fastTrough, next);
    if (adp != Troughs.UNDEFINED) {
      int slow = trace.indexOfMinimum(adp, Math.min(next, trace.length()));
      return new TroughDetail(Spike.Reset.DETOUR, fastTrough, adp, slow);
    }
    int lowest = trace.indexOfMinimum(fastTrough, Math.min(next, trace.length()));
    return trace.difference(fastTrough, lowest) >= DEPTH_TOLERANCE
        ? new TroughDetail(Spike.Reset.DETOUR, fastTrough, Troughs.UNDEFINED, lowest)
        : new TroughDetail(Spike.Reset.DIRECT, fastTrough, Troughs.UNDEFINED, Troughs.UNDEFINED);
  }

  private int afterDepolarisation(int fastTrough, int next) {
    VoltageDerivative smooth = smoothDerivative.get();
    int stop = Math.min(next, smooth.length());
    int rise = fastTrough;
    while (rise < stop
        && seconds(fastTrough, rise) < FLAT_SECONDS
        && !(smooth.at(rise) >= RISE_LEVEL)) {
      rise++;
    }
    if (rise == stop || !(seconds(fastTrough, rise) < FLAT_SECONDS)) {
      return Troughs.UNDEFINED;
    }
    int top = rise;
    while (top < stop && seconds(fastTrough, top) <= LATEST_SECONDS && !(smooth.at(top) <= 0)) {
      top++;
    }
    if (top == stop || !(seconds(fastTrough, top) <= LATEST_SECONDS)) {
      return Troughs.UNDEFINED;
    }
    int lowest = trace.indexOfMinimum(top, Math.min(next, trace.length()));
    boolean accepted =
        trace.difference(top, lowest) >= DEPTH_TOLERANCE
            && trace.difference(top, fastTrough) <= HIGHEST_RISE;
    return accepted ? top : Troughs.UNDEFINED;
  }

  private double seconds(int fromIndex, int toIndex) {
    return trace.time().at(toIndex) - trace.time().at(fromIndex);
  }
}
