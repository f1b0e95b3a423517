package org.patchbridge.web.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a sweep for a screen: of every column the lowest and the highest sample in the order
 * in which they stand, so that no spike is lost however far out one looks. Where there are fewer
 * samples than columns, the samples themselves.
 *
 * @param rate samples per second of the sweep
 * @param samples of the whole sweep
 * @param seconds from the first sample of the sweep
 * @param millivolts null where the sweep has none
 * @param picoamps null likewise
 */
public record TraceWindow(
    double rate,
    int samples,
    List<Double> seconds,
    List<Double> millivolts,
    List<Double> picoamps) {
  private static final int OF_COLUMN = 2;

  /** Digits after the point that a screen can show, of mV and pA. */
  private static final double ROUNDING = 1_000;

  /**
   * @param from s, from the first sample
   * @param to s; cut at the end of the sweep
   * @param columns of the screen, at least 1
   */
  static TraceWindow of(TraceSamples sweep, double from, double to, int columns) {
    int length = sweep.millivolts().length;
    int first = (int) Math.max(0, Math.min(length, Math.floor(from * sweep.rate())));
    int end = (int) Math.max(first, Math.min(length, Math.ceil(to * sweep.rate()) + 1));
    List<Double> seconds = new ArrayList<>();
    if (end - first <= columns * OF_COLUMN) {
      for (int at = first; at < end; at++) {
        seconds.add(at / sweep.rate());
      }
      return new TraceWindow(
          sweep.rate(),
          length,
          seconds,
          samples(sweep.millivolts(), first, end),
          samples(sweep.picoamps(), first, end));
    }
    List<Double> millivolts = new ArrayList<>();
    List<Double> picoamps = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      int start = first + (int) ((long) (end - first) * column / columns);
      int stop = first + (int) ((long) (end - first) * (column + 1) / columns);
      seconds.add(start / sweep.rate());
      seconds.add((start + stop) / (OF_COLUMN * sweep.rate()));
      extremes(sweep.millivolts(), start, stop, millivolts);
      extremes(sweep.picoamps(), start, stop, picoamps);
    }
    return new TraceWindow(sweep.rate(), length, seconds, millivolts, picoamps);
  }

  private static List<Double> samples(float[] values, int first, int end) {
    List<Double> all = new ArrayList<>();
    for (int at = first; at < end; at++) {
      all.add(shown(values[at]));
    }
    return all;
  }

  private static void extremes(float[] values, int start, int stop, List<Double> to) {
    int lowest = -1;
    int highest = -1;
    for (int at = start; at < stop; at++) {
      if (!Float.isNaN(values[at])) {
        lowest = lowest < 0 || values[at] < values[lowest] ? at : lowest;
        highest = highest < 0 || values[at] > values[highest] ? at : highest;
      }
    }
    to.add(lowest < 0 ? null : shown(values[Math.min(lowest, highest)]));
    to.add(lowest < 0 ? null : shown(values[Math.max(lowest, highest)]));
  }

  private static Double shown(float value) {
    return Float.isNaN(value) ? null : Math.round(value * ROUNDING) / ROUNDING;
  }
}
