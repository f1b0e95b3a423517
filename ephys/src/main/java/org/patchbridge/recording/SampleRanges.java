package org.patchbridge.recording;

import java.util.Arrays;

/**
 * Bounds of the samples of a signal, block by block: most questions about a long signal are
 * answered by them without another look at its samples. Collected while samples are at hand,
 * immutable from then on.
 */
public final class SampleRanges {
  private static final int SHIFT = 12;

  private final double[] lowest;
  private final double[] highest;

  private SampleRanges(int length) {
    int blocks = (length >> SHIFT) + 1;
    lowest = new double[blocks];
    highest = new double[blocks];
    Arrays.fill(lowest, Double.POSITIVE_INFINITY);
    Arrays.fill(highest, Double.NEGATIVE_INFINITY);
  }

  /** Ranges of a signal whose samples are all there. */
  public static SampleRanges of(double[] samples, int length) {
    Collector collector = new Collector(length);
    collector.add(samples, 0, length);
    return collector.ranges();
  }

  /**
   * A number that no sample in {@code [from, to)} is below; minus infinity where one of their
   * blocks holds a NaN, infinity where the range is empty.
   */
  public double low(int from, int to) {
    double low = Double.POSITIVE_INFINITY;
    for (int block = from >> SHIFT; from < to && block << SHIFT < to; block++) {
      low = Math.min(low, lowest[block]);
    }
    return low;
  }

  /** A number that no sample in {@code [from, to)} is above; conversely. */
  public double high(int from, int to) {
    double high = Double.NEGATIVE_INFINITY;
    for (int block = from >> SHIFT; from < to && block << SHIFT < to; block++) {
      high = Math.max(high, highest[block]);
    }
    return high;
  }

  /** Whether the samples in {@code [from, to)} are known to be neither infinite nor NaN. */
  public boolean finite(int from, int to) {
    return low(from, to) > Double.NEGATIVE_INFINITY && high(from, to) < Double.POSITIVE_INFINITY;
  }

  /** First index of the block after that of an index: ranges are known to no smaller parts. */
  public static int blockEnd(int index) {
    return ((index >> SHIFT) + 1) << SHIFT;
  }

  /** Takes in samples in whatever order they come. */
  public static final class Collector {
    private final SampleRanges ranges;

    /**
     * @param length of the whole signal
     */
    public Collector(int length) {
      ranges = new SampleRanges(length);
    }

    /** Takes in the samples in {@code [from, to)} of a signal. */
    public void add(double[] samples, int from, int to) {
      for (int first = from; first < to; ) {
        int block = first >> SHIFT;
        int end = Math.min(to, (block + 1) << SHIFT);
        addToBlock(samples, first, end, block);
        first = end;
      }
    }

    private void addToBlock(double[] samples, int from, int to, int block) {
      double low = ranges.lowest[block];
      double high = ranges.highest[block];
      boolean gap = false;
      for (int k = from; k < to; k++) {
        double sample = samples[k];
        low = sample < low ? sample : low;
        high = sample > high ? sample : high;
        gap |= Double.isNaN(sample);
      }
      ranges.lowest[block] = gap ? Double.NEGATIVE_INFINITY : low;
      ranges.highest[block] = gap ? Double.POSITIVE_INFINITY : high;
    }

    /** The ranges of all samples that were taken in; nothing may be added any more. */
    public SampleRanges ranges() {
      return ranges;
    }
  }
}
