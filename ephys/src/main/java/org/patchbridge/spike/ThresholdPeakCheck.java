package org.patchbridge.spike;

import java.util.Arrays;
import org.patchbridge.signal.TimeAxis;
import org.patchbridge.signal.Trace;
import org.patchbridge.signal.VoltageDerivative;

/**
 * Drops spikes too near the stimulus onset, merges overlapping ones, and repairs or drops those
 * whose rise takes too long (IPFX: check_thresholds_and_peaks).
 */
final class ThresholdPeakCheck {
  private final Trace trace;
  private final DetectionSettings settings;
  private final VoltageDerivative derivative;

  ThresholdPeakCheck(Trace trace, VoltageDerivative derivative, DetectionSettings settings) {
    this.trace = trace;
    this.derivative = derivative;
    this.settings = settings;
  }

  SpikeIndexes check(SpikeIndexes spikes) {
    SpikeIndexes checked = withoutOverlaps(afterOnset(spikes));
    return checked.isEmpty() ? checked : repaired(checked);
  }

  private SpikeIndexes afterOnset(SpikeIndexes spikes) {
    if (settings.startSeconds().isEmpty() || !(settings.rejectAfterStart() > 0)) {
      return spikes;
    }
    double earliest = settings.startSeconds().getAsDouble() + settings.rejectAfterStart();
    boolean[] keep = new boolean[spikes.size()];
    for (int k = 0; k < keep.length; k++) {
      keep[k] = trace.time().at(spikes.thresholds()[k]) > earliest;
    }
    return spikes.select(keep);
  }

  /** Of two overlapping spikes the first threshold and the later peak and upstroke stay. */
  private static SpikeIndexes withoutOverlaps(SpikeIndexes spikes) {
    int n = spikes.size();
    boolean[] keepThreshold = new boolean[n];
    boolean[] keepPeak = new boolean[n];
    Arrays.fill(keepThreshold, true);
    Arrays.fill(keepPeak, true);
    for (int k = 0; k + 1 < n; k++) {
      if (spikes.thresholds()[k + 1] <= spikes.peaks()[k] + 1) {
        keepThreshold[k + 1] = false;
        keepPeak[k] = false;
      }
    }
    return new SpikeIndexes(
        SpikeIndexes.select(spikes.thresholds(), keepThreshold),
        SpikeIndexes.select(spikes.peaks(), keepPeak),
        SpikeIndexes.select(spikes.upstrokes(), keepPeak));
  }

  private SpikeIndexes repaired(SpikeIndexes spikes) {
    int[] thresholds = spikes.thresholds().clone();
    int[] peaks = spikes.peaks().clone();
    TimeAxis time = trace.time();
    boolean[] tooLong = new boolean[spikes.size()];
    boolean[] keep = new boolean[spikes.size()];
    for (int k = 0; k < tooLong.length; k++) {
      tooLong[k] = time.at(peaks[k]) - time.at(thresholds[k]) >= settings.maximumRiseSeconds();
      keep[k] = true;
    }
    // The reference does not pass its threshold fraction on to this repair.
    double level =
        new ThresholdRefinement(derivative)
            .level(spikes.upstrokes(), DetectionSettings.THRESHOLD_FRACTION);
    for (int k = 0; k < tooLong.length; k++) {
      if (!tooLong[k]) {
        continue;
      }
      int earliest = time.indexOf(time.at(peaks[k]) - settings.maximumRiseSeconds());
      int found = derivative.lastAtOrBelow(level, spikes.upstrokes()[k], earliest);
      if (found >= 0) {
        thresholds[k] = found;
      } else {
        keep[k] = movePeak(thresholds, peaks, k);
      }
    }
    return new SpikeIndexes(thresholds, peaks, spikes.upstrokes()).select(keep);
  }

  /** Looks for a nearer peak after the threshold; says whether there is one. */
  private boolean movePeak(int[] thresholds, int[] peaks, int k) {
    TimeAxis time = trace.time();
    double onset = time.at(thresholds[k]);
    int end = time.indexOf(onset + 2 * settings.maximumRiseSeconds());
    int peak = trace.indexOfMaximum(thresholds[k], end);
    boolean inTime = time.at(peak) - onset < settings.maximumRiseSeconds();
    boolean beforeNext = k == thresholds.length - 1 || time.at(peak) < time.at(thresholds[k + 1]);
    if (inTime && beforeNext) {
      peaks[k] = peak;
      return true;
    }
    return false;
  }
}
