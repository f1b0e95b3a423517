package org.patchbridge.signal;

import java.util.Arrays;
import org.patchbridge.recording.SamplePrecision;

/**
 * The recorded part of a current-clamp sweep on its time axis. Arrays may be longer than the trace;
 * they are shared and read-only.
 *
 * @param millivolts membrane potential
 * @param picoamps injected current
 * @param length number of samples of the recorded part, the same as of the time axis
 * @param precision type the reference computes this trace in
 */
public record Trace(
    TimeAxis time, double[] millivolts, double[] picoamps, int length, SamplePrecision precision) {

  public Trace {
    if (time.length() != length || millivolts.length < length || picoamps.length < length) {
      throw new IllegalArgumentException("time axis, response and stimulus differ in length");
    }
  }

  /** A copy of the first samples, so that the memory of the rest can be freed. */
  public Trace begin(int newLength) {
    return new Trace(
        time.first(newLength),
        Arrays.copyOf(millivolts, newLength),
        Arrays.copyOf(picoamps, newLength),
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
    return Extrema.indexOfMinimum(millivolts, from, to);
  }

  /** First index of the largest sample in {@code [from, to)}. */
  public int indexOfMaximum(int from, int to) {
    return Extrema.indexOfMaximum(millivolts, from, to);
  }
}
