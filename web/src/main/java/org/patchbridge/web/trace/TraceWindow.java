package org.patchbridge.web.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of several sweeps for a screen: of every column the lowest and the highest sample, so
 * that no spike is lost however far out one looks.
 *
 * @param t the middles of the columns, s from the first sample
 * @param sweeps one each, in the order that was asked for
 */
public record TraceWindow(List<Double> t, List<OfSweep> sweeps) {
  /** Digits after the point that a screen can show, of mV and pA, and of s. */
  private static final double ROUNDING = 1e3;

  private static final double TIME_ROUNDING = 1e7;

  /**
   * One sweep.
   *
   * @param voltage lows and highs, mV; null where the sweep has no sample
   * @param current the same, pA
   */
  public record OfSweep(int number, List<List<Double>> voltage, List<List<Double>> current) {}

  /**
   * @param from s, from the first sample
   * @param to s; cut at the end of the longest sweep
   * @param mostColumns of the screen; fewer where there are fewer samples
   */
  static TraceWindow of(
      List<Integer> numbers, List<TraceSamples> sweeps, double from, double to, int mostColumns) {
    double longest = sweeps.stream().mapToDouble(TraceSamples::seconds).max().orElse(0);
    double fastest = sweeps.stream().mapToDouble(TraceSamples::rate).max().orElse(1);
    double end = Math.min(to, longest);
    double span = Math.max(0, end - from);
    int columns = (int) Math.max(1, Math.min(mostColumns, Math.ceil(span * fastest)));
    List<Double> t = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      double middle = from + (column + 0.5) * span / columns;
      t.add(Math.round(middle * TIME_ROUNDING) / TIME_ROUNDING);
    }
    List<OfSweep> shown = new ArrayList<>();
    for (int at = 0; at < sweeps.size(); at++) {
      TraceSamples sweep = sweeps.get(at);
      int[] edges = new int[columns + 1];
      for (int edge = 0; edge <= columns; edge++) {
        double time = from + edge * span / columns;
        edges[edge] = (int) Math.min(sweep.millivolts().length, Math.round(time * sweep.rate()));
      }
      shown.add(
          new OfSweep(
              numbers.get(at),
              extremes(sweep.millivolts(), edges),
              extremes(sweep.picoamps(), edges)));
    }
    return new TraceWindow(t, shown);
  }

  private static List<List<Double>> extremes(float[] values, int[] edges) {
    List<Double> low = new ArrayList<>();
    List<Double> high = new ArrayList<>();
    for (int column = 0; column + 1 < edges.length; column++) {
      float lowest = Float.NaN;
      float highest = Float.NaN;
      for (int at = edges[column]; at < edges[column + 1]; at++) {
        float value = values[at];
        lowest = value < lowest || Float.isNaN(lowest) ? value : lowest;
        highest = value > highest || Float.isNaN(highest) ? value : highest;
      }
      low.add(shown(lowest));
      high.add(shown(highest));
    }
    return List.of(low, high);
  }

  private static Double shown(float value) {
    return Float.isNaN(value) ? null : Math.round(value * ROUNDING) / ROUNDING;
  }
}
