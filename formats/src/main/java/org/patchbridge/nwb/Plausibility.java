package org.patchbridge.nwb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
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

  /** Questions about samples. NaN compares with nothing, so that it counts for none of them. */
  private record Samples(double[] values) {
    /** The one question that every sample of every sweep is asked. */
    boolean beyond(double limit) {
      for (double value : values) {
        if (Math.abs(value) > limit) {
          return true;
        }
      }
      return false;
    }

    boolean constant() {
      double first = Double.NaN;
      for (double value : values) {
        if (value < first || value > first) {
          return false;
        }
        first = Double.isNaN(first) ? value : first;
      }
      return true;
    }

    double first() {
      return values.length == 0 ? Double.NaN : values[0];
    }

    double mean() {
      double sum = 0;
      int count = 0;
      for (int i = 0; i < values.length; i += MEAN_STRIDE) {
        if (!Double.isNaN(values[i])) {
          sum += values[i];
          count++;
        }
      }
      return sum / count;
    }

    double low() {
      return known().min().orElse(Double.NaN);
    }

    double high() {
      return known().max().orElse(Double.NaN);
    }

    private DoubleStream known() {
      return Arrays.stream(values).filter(value -> !Double.isNaN(value));
    }
  }

  static List<Finding> check(SweepPairing.Pair pair, double[] millivolts, double[] picoamps) {
    Samples response = new Samples(millivolts);
    Samples stimulus = new Samples(picoamps);
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
  private static boolean looksLikePotential(Samples samples) {
    return samples.first() < HIGHEST_REST_MV
        && samples.mean() < HIGHEST_REST_MV
        && !samples.beyond(MAX_POTENTIAL_MV)
        && !samples.constant();
  }

  private static Finding warning(String id, Series series, String message) {
    return new Finding(id, Severity.WARNING, series.path(), message);
  }
}
