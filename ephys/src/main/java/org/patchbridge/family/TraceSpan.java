package org.patchbridge.family;

import java.util.OptionalInt;

/**
 * A stretch of a sweep that a value was computed from.
 *
 * @param sweep number of the sweep in the recording
 * @param spike the one spike that the value belongs to, from 0 in the order of the sweep's spikes;
 *     empty where it belongs to none or to several
 * @param fromSeconds time of the first sample, from the first sample of the sweep
 * @param toSeconds time of the sample after the last
 */
public record TraceSpan(int sweep, OptionalInt spike, double fromSeconds, double toSeconds) {

  /** A stretch of samples. */
  static TraceSpan ofSamples(
      int sweep, OptionalInt spike, double from, double to, double samplingRateHz) {
    return new TraceSpan(sweep, spike, from / samplingRateHz, to / samplingRateHz);
  }
}
