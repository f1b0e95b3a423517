package org.patchbridge.spike;

import java.util.Arrays;
import java.util.List;
import org.patchbridge.recording.SamplePrecision;
import org.patchbridge.signal.SampleStatistics;

/**
 * The spikes of a sweep and the measures of their timing (IPFX: basic_spike_train_features).
 *
 * @param spikes in ascending time
 * @param averageRateHertz spikes with thresholds inside the window over its length
 * @param latencySeconds from the start of the window to the first threshold; NaN without spikes
 * @param intervals times between consecutive thresholds, s
 */
public record SpikeTrain(
    List<Spike> spikes, double averageRateHertz, double latencySeconds, double[] intervals) {

  /** Which spikes count for the timing. */
  public enum Counting {
    ALL,
    WITHOUT_CLIPPED
  }

  /** Measures a train over a window, s. */
  public static SpikeTrain of(
      List<Spike> spikes, double startSeconds, double endSeconds, Counting counting) {
    double[] times =
        spikes.stream()
            .filter(spike -> counting == Counting.ALL || !spike.clipped())
            .mapToDouble(spike -> spike.threshold().seconds())
            .toArray();
    long inside = Arrays.stream(times).filter(t -> t >= startSeconds && t <= endSeconds).count();
    double[] intervals = new double[Math.max(0, times.length - 1)];
    for (int k = 0; k < intervals.length; k++) {
      intervals[k] = times[k + 1] - times[k];
    }
    double latency = times.length == 0 ? Double.NaN : times[0] - startSeconds;
    return new SpikeTrain(
        List.copyOf(spikes), inside / (endSeconds - startSeconds), latency, intervals);
  }

  public boolean isEmpty() {
    return spikes.isEmpty();
  }

  /** Whether any spike counts inside the window. */
  public boolean fires() {
    return averageRateHertz > 0;
  }

  /** Thresholds of all spikes, s. */
  public double[] thresholdSeconds() {
    return spikes.stream().mapToDouble(spike -> spike.threshold().seconds()).toArray();
  }

  /**
   * Mean of the normalised differences of consecutive intervals; NaN with fewer than two intervals
   * (IPFX: adapt).
   */
  public double adaptation() {
    if (intervals.length < 2) {
      return Double.NaN;
    }
    double sum = 0;
    int defined = 0;
    for (int k = 0; k + 1 < intervals.length; k++) {
      double normalised = (intervals[k + 1] - intervals[k]) / (intervals[k + 1] + intervals[k]);
      if (!Double.isNaN(normalised)) {
        sum += normalised;
        defined++;
      }
    }
    return sum / defined;
  }

  /**
   * Mean of the squared normalised differences of consecutive intervals; NaN with fewer than two
   * intervals (isi_norm_sq_var of the human tables).
   */
  public double squaredVariation() {
    double sum = 0;
    for (int k = 0; k + 1 < intervals.length; k++) {
      double normalised = (intervals[k + 1] - intervals[k]) / (intervals[k + 1] + intervals[k]);
      sum += normalised * normalised;
    }
    return intervals.length < 2 ? Double.NaN : sum / (intervals.length - 1);
  }

  /** Standard deviation of the intervals over their mean; NaN with fewer than two spikes. */
  public double intervalVariation() {
    double deviation =
        SampleStatistics.standardDeviation(intervals, 0, intervals.length, SamplePrecision.DOUBLE);
    return deviation / meanInterval();
  }

  /** NaN with fewer than two spikes. */
  public double meanInterval() {
    return SampleStatistics.mean(intervals, SamplePrecision.DOUBLE);
  }

  /** NaN with fewer than two spikes. */
  public double medianInterval() {
    return SampleStatistics.median(intervals);
  }

  /** NaN with fewer than two spikes. */
  public double firstInterval() {
    return intervals.length == 0 ? Double.NaN : intervals[0];
  }
}
