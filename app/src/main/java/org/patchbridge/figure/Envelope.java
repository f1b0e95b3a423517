package org.patchbridge.figure;

import java.util.Arrays;

/**
 * A trace reduced to what a figure can show: the lowest and the highest sample of each pixel
 * column, in the order in which they were recorded. The peak of a spike is always kept, and of a
 * level that does not change only its two ends.
 *
 * @param times on the axis of the figure
 * @param values the samples at these times; NaN where a whole column was not recorded
 */
public record Envelope(double[] times, double[] values) {

  /**
   * At most two points a column. A trace with no more samples than that is kept as it is.
   *
   * @param samples of the whole sweep
   * @param span part that is drawn; what of it lies outside the sweep is left out
   * @param columns width of the plot in pixels
   */
  public static Envelope of(double[] samples, double samplingRateHz, TimeSpan span, int columns) {
    int first = (int) Math.max(0, Math.ceil(span.startSeconds() * samplingRateHz));
    int end = (int) Math.min(samples.length, Math.floor(span.endSeconds() * samplingRateHz) + 1);
    int count = Math.max(0, end - first);
    Points points = new Points(samples, samplingRateHz, span, Math.min(count, 2 * columns));
    if (count <= 2 * columns) {
      for (int k = first; k < end; k++) {
        points.add(k);
      }
      return points.envelope();
    }
    for (int column = 0; column < columns; column++) {
      int from = first + (int) ((long) count * column / columns);
      int to = first + (int) ((long) count * (column + 1) / columns);
      points.addExtremes(from, to);
    }
    return points.envelope();
  }

  /** Collects samples by their index. */
  private static final class Points {
    private final double[] samples;
    private final double samplingRateHz;
    private final TimeSpan span;
    private final double[] times;
    private final double[] values;
    private int size;

    Points(double[] samples, double samplingRateHz, TimeSpan span, int capacity) {
      this.samples = samples;
      this.samplingRateHz = samplingRateHz;
      this.span = span;
      this.times = new double[capacity];
      this.values = new double[capacity];
    }

    /** A level that goes on moves its last point, so that a step takes a few points only. */
    void add(int index) {
      boolean goesOn =
          size > 1 && values[size - 1] == samples[index] && values[size - 2] == samples[index];
      if (goesOn) {
        size--;
      }
      times[size] = span.onAxis(index / samplingRateHz);
      values[size++] = samples[index];
    }

    void addExtremes(int from, int to) {
      int low = from;
      int high = from;
      for (int k = from + 1; k < to; k++) {
        if (Double.isNaN(samples[low]) || samples[k] < samples[low]) {
          low = k;
        }
        if (Double.isNaN(samples[high]) || samples[k] > samples[high]) {
          high = k;
        }
      }
      add(Math.min(low, high));
      if (low != high) {
        add(Math.max(low, high));
      }
    }

    Envelope envelope() {
      return new Envelope(Arrays.copyOf(times, size), Arrays.copyOf(values, size));
    }
  }
}
