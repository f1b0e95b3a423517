package org.patchbridge.spike;

import org.patchbridge.recording.SamplePrecision;
import org.patchbridge.signal.SampleStatistics;
import org.patchbridge.signal.VoltageDerivative;

/**
 * Moves the onset of each spike to where dV/dt last was at a fraction of the mean upstroke (IPFX:
 * refine_threshold_indexes).
 */
final class ThresholdRefinement {
  private final VoltageDerivative derivative;

  ThresholdRefinement(VoltageDerivative derivative) {
    this.derivative = derivative;
  }

  /** Level of dV/dt that marks a threshold, V/s. */
  double level(int[] upstrokes, double fraction) {
    double[] slopes = new double[upstrokes.length];
    for (int k = 0; k < slopes.length; k++) {
      slopes[k] = derivative.at(upstrokes[k]);
    }
    return SampleStatistics.mean(slopes, SamplePrecision.DOUBLE) * fraction;
  }

  /** The search for a spike ends at the upstroke of the one before; of the first, at sample 0. */
  SpikeIndexes refine(SpikeIndexes spikes, double fraction) {
    double level = level(spikes.upstrokes(), fraction);
    int[] thresholds = new int[spikes.size()];
    for (int k = 0; k < thresholds.length; k++) {
      int earliest = k == 0 ? 0 : spikes.upstrokes()[k - 1];
      int found = derivative.lastAtOrBelow(level, spikes.upstrokes()[k], earliest);
      thresholds[k] = found < 0 ? earliest : found;
    }
    return new SpikeIndexes(thresholds, spikes.peaks(), spikes.upstrokes());
  }
}
