package org.patchbridge.spike;

import org.patchbridge.signal.Trace;
import org.patchbridge.signal.VoltageDerivative;

/**
 * Lowest point and steepest fall after each spike, and whether the last one is cut off (IPFX:
 * find_clipped_spikes, find_trough_indexes, find_downstroke_indexes).
 */
final class Troughs {
  /** Stands for an index that is not defined. */
  static final int UNDEFINED = -1;

  /** A spike is over when the potential is back to its threshold within this, mV. */
  private static final double RETURN_TOLERANCE = 1.0;

  private final Trace trace;
  private final VoltageDerivative derivative;
  private final int end;

  Troughs(Trace trace, VoltageDerivative derivative, SearchWindow window) {
    this.trace = trace;
    this.derivative = derivative;
    this.end = window.last();
  }

  /** Whether the potential does not come back to threshold after the last spike. */
  boolean lastIsClipped(SpikeIndexes spikes, int lastSample) {
    int last = spikes.size() - 1;
    double[] v = trace.millivolts();
    double level = trace.round(v[spikes.thresholds()[last]] + RETURN_TOLERANCE);
    int stop = Math.min(lastSample + 1, trace.length());
    for (int k = spikes.peaks()[last]; k < stop; k++) {
      if (v[k] <= level) {
        return false;
      }
    }
    return true;
  }

  int[] troughs(SpikeIndexes spikes, boolean lastClipped) {
    int n = spikes.size();
    int[] troughs = new int[n];
    for (int k = 0; k + 1 < n; k++) {
      troughs[k] = trace.indexOfMinimum(spikes.peaks()[k], spikes.thresholds()[k + 1]);
    }
    troughs[n - 1] = lastClipped ? UNDEFINED : trace.indexOfMinimum(spikes.peaks()[n - 1], end);
    return troughs;
  }

  int[] downstrokes(SpikeIndexes spikes, int[] troughs) {
    int[] downstrokes = new int[troughs.length];
    for (int k = 0; k < troughs.length; k++) {
      downstrokes[k] =
          troughs[k] == UNDEFINED
              ? UNDEFINED
              : derivative.indexOfMinimum(spikes.peaks()[k], troughs[k]);
    }
    return downstrokes;
  }
}
