package org.patchbridge.spike;

import org.patchbridge.signal.Trace;
import org.patchbridge.signal.VoltageDerivative;

/**
 * First guess of spikes: upward crossings of a dV/dt level with a fall since the crossing before,
 * their peaks, and the removal of what is too low or too small (IPFX: detect_putative_spikes,
 * find_peak_indexes, filter_putative_spikes).
 */
final class PutativeSpikes {
  private final Trace trace;
  private final VoltageDerivative derivative;
  private final DetectionSettings settings;

  PutativeSpikes(Trace trace, VoltageDerivative derivative, DetectionSettings settings) {
    this.trace = trace;
    this.derivative = derivative;
    this.settings = settings;
  }

  /** Onset, peak and steepest rise of each candidate. */
  SpikeIndexes find(SearchWindow window) {
    int[] onsets =
        separated(
            derivative.upwardCrossings(settings.minimumUpstroke(), window.first(), window.last()));
    int[] peaks = peaks(onsets, window.peakEnd());
    return withUpstrokes(large(high(merged(onsets, peaks))));
  }

  private int[] separated(int[] crossings) {
    boolean[] keep = new boolean[crossings.length];
    for (int k = 0; k < crossings.length; k++) {
      keep[k] = k == 0 || derivative.fallsBetween(crossings[k - 1], crossings[k]);
    }
    return SpikeIndexes.select(crossings, keep);
  }

  private int[] peaks(int[] onsets, int end) {
    int[] peaks = new int[onsets.length];
    for (int k = 0; k < onsets.length; k++) {
      int next = k + 1 < onsets.length ? onsets[k + 1] : end;
      peaks[k] = trace.indexOfMaximum(onsets[k], next);
    }
    return peaks;
  }

  /** Without a fall between them two candidates are one: the first onset, the later peak. */
  private int[][] merged(int[] onsets, int[] peaks) {
    int n = onsets.length;
    boolean[] keepOnset = new boolean[n];
    boolean[] keepPeak = new boolean[n];
    for (int k = 0; k < n; k++) {
      keepOnset[k] = k == 0 || derivative.fallsBetween(peaks[k - 1], onsets[k]);
      keepPeak[k] = true;
    }
    for (int k = 1; k < n; k++) {
      keepPeak[k - 1] = keepOnset[k];
    }
    return new int[][] {
      SpikeIndexes.select(onsets, keepOnset), SpikeIndexes.select(peaks, keepPeak)
    };
  }

  private int[][] high(int[][] candidates) {
    boolean[] keep = new boolean[candidates[1].length];
    for (int k = 0; k < keep.length; k++) {
      keep[k] = trace.millivolts()[candidates[1][k]] >= settings.minimumPeak();
    }
    return select(candidates, keep);
  }

  private int[][] large(int[][] candidates) {
    boolean[] keep = new boolean[candidates[1].length];
    for (int k = 0; k < keep.length; k++) {
      double height = trace.difference(candidates[1][k], candidates[0][k]);
      keep[k] = height >= settings.minimumHeight();
    }
    return select(candidates, keep);
  }

  private static int[][] select(int[][] candidates, boolean[] keep) {
    return new int[][] {
      SpikeIndexes.select(candidates[0], keep), SpikeIndexes.select(candidates[1], keep)
    };
  }

  private SpikeIndexes withUpstrokes(int[][] candidates) {
    return new SpikeIndexes(
        candidates[0], candidates[1], upstrokes(derivative, candidates[0], candidates[1]));
  }

  /** Steepest rise between each onset and its peak (IPFX: find_upstroke_indexes). */
  static int[] upstrokes(VoltageDerivative derivative, int[] onsets, int[] peaks) {
    int[] upstrokes = new int[onsets.length];
    for (int k = 0; k < onsets.length; k++) {
      upstrokes[k] = derivative.indexOfMaximum(onsets[k], peaks[k]);
    }
    return upstrokes;
  }
}
