package org.patchbridge.nwb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Finding.Severity;

/** Notices values no neuron and no amplifier produces. Nothing is repaired. */
final class Plausibility {
  /** Beyond this a membrane breaks down: the scale is wrong, mV. */
  private static final double MAX_POTENTIAL_MV = 300;

  /** Amplifiers inject at most some ten nA, pA. */
  private static final double MAX_CURRENT_PA = 1e5;

  /** Membrane at rest, mV. */
  private static final double HIGHEST_REST_MV = -30;

  /** A mean to tell rest from current needs no more than every so many samples. */
  private static final int MEAN_STRIDE = 16;

  private Plausibility() {}

  private record Range(double low, double high, double first, double mean, boolean constant) {
    static Range of(double[] samples) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (double sample : samples) {
        // Comparisons pass over NaN, and are several times as fast as Math.min and max.
        low = sample < low ? sample : low;
        high = sample > high ? sample : high;
      }
      double sum = 0;
      int count = 0;
      for (int i = 0; i < samples.length; i += MEAN_STRIDE) {
        if (!Double.isNaN(samples[i])) {
          sum += samples[i];
          count++;
        }
      }
      double first = samples.length == 0 ? Double.NaN : samples[0];
      return new Range(low, high, first, sum / count, !(low < high));
    }

    boolean beyond(double limit) {
      return low < -limit || high > limit;
    }
  }

  static List<Finding> check(SweepPairing.Pair pair, double[] millivolts, double[] picoamps) {
    Range response = Range.of(millivolts);
    Range stimulus = Range.of(picoamps);
    List<Finding> found = new ArrayList<>();
    if (looksLikePotential(stimulus) && !looksLikePotential(response)) {
      found.add(
          warning(
              "channels-swapped",
              pair.response(),
              "the stimulus looks like a membrane potential and the response does not: "
                  + "they are probably swapped"));
    } else if (response.beyond(MAX_POTENTIAL_MV)) {
      found.add(
          warning(
              "response-implausible",
              pair.response(),
              String.format(
                  Locale.ROOT,
                  "the potential spans %.4g to %.4g mV; with conversion %s the samples are "
                      + "probably in another unit than '%s'",
                  response.low(),
                  response.high(),
                  pair.response().samples().conversion(),
                  pair.response().samples().unit())));
    }
    if (stimulus.beyond(MAX_CURRENT_PA)) {
      found.add(
          warning(
              "stimulus-implausible",
              pair.stimulus(),
              String.format(
                  Locale.ROOT,
                  "the current spans %.4g to %.4g pA",
                  stimulus.low(),
                  stimulus.high())));
    }
    if (stimulus.constant()) {
      found.add(
          warning(
              "stimulus-constant",
              pair.stimulus(),
              "the injected current never changes: the stimulus amplitude is missing"));
    }
    return found;
  }

  /**
   * Negative from the start and on average, as a membrane is, and never beyond what one reaches. A
   * hyperpolarising current is negative on average too, but starts at zero.
   */
  private static boolean looksLikePotential(Range range) {
    return range.first() < HIGHEST_REST_MV
        && range.mean() < HIGHEST_REST_MV
        && !range.beyond(MAX_POTENTIAL_MV)
        && !range.constant();
  }

  private static Finding warning(String id, Series series, String message) {
    return new Finding(id, Severity.WARNING, series.path(), message);
  }
}
