package org.patchbridge.signal;

import java.util.Arrays;
import org.patchbridge.recording.InjectedCurrent;
import org.patchbridge.recording.SamplePrecision;
import org.patchbridge.recording.SampleRanges;
import org.patchbridge.recording.Sweep;

/**
 * The recorded part of a current-clamp sweep on its time axis. Array, ranges and current may be
 * longer than the trace; they are shared and read-only.
 *
 * @param millivolts membrane potential
 * @param ranges bounds of the membrane potential
 * @param current injected current
 * @param length number of samples of the recorded part, the same as of the time axis
 * @param precision type the reference computes this trace in
 */
public record Trace(
    TimeAxis time,
    double[] millivolts,
    SampleRanges ranges,
    InjectedCurrent current,
    int length,
    SamplePrecision precision) {

  public Trace {
    if (time.length() != length || millivolts.length < length || current.length() < length) {
      throw new IllegalArgumentException("time axis, response and stimulus differ in length");
    }
  }

  /** A trace whose current is an array like its potential. */
  public Trace(
      TimeAxis time,
      double[] millivolts,
      double[] picoamps,
      int length,
      SamplePrecision precision) {
    this(
        time,
        millivolts,
        SampleRanges.of(millivolts, length),
        InjectedCurrent.of(picoamps),
        length,
        precision);
  }

  /** The first samples of a sweep, as many as the axis has times. */
  public static Trace of(Sweep sweep, TimeAxis time) {
    return new Trace(
        time,
        sweep.millivolts(),
        sweep.ranges(),
        sweep.current(),
        time.length(),
        sweep.precision());
  }

  /** A copy of the first samples, so that the memory of the rest can be freed. */
  public Trace begin(int newLength) {
    return new Trace(
        time.first(newLength),
        Arrays.copyOf(millivolts, newLength),
        ranges,
        current,
        newLength,
        precision);
  }

  /** Difference of two samples in the precision of the trace, mV. */
  public double difference(int index, int reference) {
    return round(millivolts[index] - millivolts[reference]);
  }

  /** Rounds a computed value to the precision of the trace. */
  public double round(double value) {
    return precision == SamplePrecision.SINGLE ? (float) value : value;
  }

  /** Mean potential over {@code [from, to)}, mV; NaN where empty. */
  public double mean(int from, int to) {
    return SampleStatistics.mean(millivolts, from, to, precision);
  }

  /** Mean potential between two times (end excluded), mV (IPFX: average_voltage). */
  public double meanBetween(double startSeconds, double endSeconds) {
    return mean(time.indexOf(startSeconds), time.indexOf(endSeconds));
  }

  /** First index of the smallest sample in {@code [from, to)}. */
  public int indexOfMinimum(int from, int to) {
    return Extrema.indexOfMinimum(millivolts, ranges, from, to);
  }

  /** First index of the largest sample in {@code [from, to)}. */
  public int indexOfMaximum(int from, int to) {
    return Extrema.indexOfMaximum(millivolts, ranges, from, to);
  }
}
