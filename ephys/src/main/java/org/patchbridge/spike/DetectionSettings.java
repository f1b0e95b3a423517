package org.patchbridge.spike;

import java.util.OptionalDouble;

/**
 * How spikes are found (IPFX: SpikeFeatureExtractor).
 *
 * @param startSeconds begin of the search window; empty for the begin of the trace
 * @param endSeconds end of the search window; empty for the end of the trace
 * @param filterKilohertz cutoff of the Bessel low-pass; empty for none
 * @param minimumUpstroke dV/dt that makes a putative spike, V/s (IPFX: dv_cutoff)
 * @param maximumRiseSeconds longest time from threshold to peak, s (IPFX: max_interval)
 * @param minimumHeight least height from threshold to peak, mV
 * @param minimumPeak least peak, mV
 * @param thresholdFraction part of the mean upstroke that marks the threshold (IPFX: thresh_frac)
 * @param rejectAfterStart spikes up to this long after the start are dropped, s; 0 for none
 * @param clipping what a clipped last spike does to the one before it
 */
public record DetectionSettings(
    OptionalDouble startSeconds,
    OptionalDouble endSeconds,
    OptionalDouble filterKilohertz,
    double minimumUpstroke,
    double maximumRiseSeconds,
    double minimumHeight,
    double minimumPeak,
    double thresholdFraction,
    double rejectAfterStart,
    Clipping clipping) {

  /** Cutoff of the derivative filter, kHz. */
  public static final double FILTER_KILOHERTZ = 10.0;

  /** Minimum dV/dt of a spike, V/s (IPFX: dv_cutoff). */
  public static final double MINIMUM_UPSTROKE = 20.0;

  /** Part of the mean upstroke that marks a threshold (IPFX: thresh_frac). */
  public static final double THRESHOLD_FRACTION = 0.05;

  /** How the window of the spike before a clipped last one is bounded. */
  public enum Clipping {
    /** It runs over the clipped spike to the end of the window, as in IPFX. */
    IGNORES_CLIPPED_SPIKE,
    /** It ends at the threshold of the clipped spike. */
    STOPS_AT_CLIPPED_SPIKE
  }

  /** IPFX's defaults over the whole trace. */
  public static DetectionSettings defaults() {
    return new DetectionSettings(
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.of(FILTER_KILOHERTZ),
        MINIMUM_UPSTROKE,
        0.005,
        2.0,
        -30.0,
        THRESHOLD_FRACTION,
        0.0,
        Clipping.IGNORES_CLIPPED_SPIKE);
  }

  public DetectionSettings from(double seconds) {
    return with(OptionalDouble.of(seconds), endSeconds, filterKilohertz);
  }

  public DetectionSettings until(double seconds) {
    return with(startSeconds, OptionalDouble.of(seconds), filterKilohertz);
  }

  public DetectionSettings withFilter(OptionalDouble kilohertz) {
    return with(startSeconds, endSeconds, kilohertz);
  }

  private DetectionSettings with(OptionalDouble start, OptionalDouble end, OptionalDouble filter) {
    return new DetectionSettings(
        start,
        end,
        filter,
        minimumUpstroke,
        maximumRiseSeconds,
        minimumHeight,
        minimumPeak,
        thresholdFraction,
        rejectAfterStart,
        clipping);
  }

  /** The same with other criteria; the window stays. */
  public DetectionSettings withCriteria(
      double newMinimumUpstroke, double newThresholdFraction, double newRejectAfterStart) {
    return new DetectionSettings(
        startSeconds,
        endSeconds,
        filterKilohertz,
        newMinimumUpstroke,
        maximumRiseSeconds,
        minimumHeight,
        minimumPeak,
        newThresholdFraction,
        newRejectAfterStart,
        clipping);
  }

  public DetectionSettings withMinimumPeak(double millivolts) {
    return new DetectionSettings(
        startSeconds,
        endSeconds,
        filterKilohertz,
        minimumUpstroke,
        maximumRiseSeconds,
        minimumHeight,
        millivolts,
        thresholdFraction,
        rejectAfterStart,
        clipping);
  }

  public DetectionSettings withClipping(Clipping newClipping) {
    return new DetectionSettings(
        startSeconds,
        endSeconds,
        filterKilohertz,
        minimumUpstroke,
        maximumRiseSeconds,
        minimumHeight,
        minimumPeak,
        thresholdFraction,
        rejectAfterStart,
        newClipping);
  }
}
