package org.patchbridge.nwb;

import java.util.Locale;

/** Finds the sampling rate of a series that gives the time of every sample instead. */
final class TimestampRate {
  /** Largest deviation from even spacing, in sample intervals; rounding in files stays below. */
  private static final double MAX_JITTER = 0.05;

  /** A rate this close to a whole number of hertz is that number: timestamps are rounded. */
  private static final double WHOLE_HERTZ_TOLERANCE = 1e-6;

  private TimestampRate() {}

  /**
   * @param seconds time of every sample
   */
  static SamplingRate of(double[] seconds) {
    int intervals = seconds.length - 1;
    if (intervals < 1) {
      return new SamplingRate.Unknown(
          "timestamps-irregular", seconds.length + " timestamps give no sampling rate");
    }
    double interval = (seconds[intervals] - seconds[0]) / intervals;
    if (!(interval > 0) || Double.isInfinite(interval)) {
      return new SamplingRate.Unknown("timestamps-irregular", "the timestamps do not ascend");
    }
    for (int i = 0; i <= intervals; i++) {
      double deviation = Math.abs(seconds[i] - (seconds[0] + i * interval)) / interval;
      if (!(deviation <= MAX_JITTER)) {
        return new SamplingRate.Unknown(
            "timestamps-irregular",
            String.format(
                Locale.ROOT,
                "the timestamps are not evenly spaced: sample %d is %.2g intervals off",
                i,
                deviation));
      }
    }
    double hertz = 1 / interval;
    double whole = Math.rint(hertz);
    boolean isWhole = Math.abs(hertz - whole) <= WHOLE_HERTZ_TOLERANCE * hertz;
    return new SamplingRate.Regular(isWhole ? whole : hertz);
  }
}
