package org.patchbridge.protocol;

import java.util.List;

/**
 * Mean course of the potential between spikes.
 *
 * @param millivolts above the threshold before, in 100 points
 * @param intervals those that were averaged
 */
public record MeanInterval(double[] millivolts, List<Interval> intervals) {

  public MeanInterval {
    intervals = List.copyOf(intervals);
  }

  /**
   * One interval: point k is the mean of {@code width} samples from {@code firstIndex + k × width}
   * on.
   *
   * @param spike that it follows, from 0 in the order of the sweep's spikes
   * @param firstIndex sample of the sweep
   */
  public record Interval(int spike, int firstIndex, int width) {}
}
