package org.patchbridge.nwb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.patchbridge.hdf5.ResponseSamples;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Finding.Severity;
import org.patchbridge.recording.InjectedCurrent;
import org.patchbridge.recording.SampleRanges;

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

  /**
   * What is asked about samples. NaN compares with nothing, so that it counts for none of it.
   *
   * @param low smallest sample; infinity if there is none
   * @param high largest sample; minus infinity if there is none
   */
  private record Samples(int length, IntToDoubleFunction at, double low, double high) {

    static Samples of(InjectedCurrent current) {
      int length = current.length();
      return new Samples(
          length, current::at, current.lowest(0, length), current.highest(0, length));
    }

    static Samples of(double[] values) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (double value : values) {
        low = value < low ? value : low;
        high = value > high ? value : high;
      }
      return new Samples(values.length, k -> values[k], low, high);
    }

    boolean beyond(double limit) {
      return low < -limit || high > limit;
    }

    boolean constant() {
      return !(low < high);
    }

    double mean() {
      double sum = 0;
      int count = 0;
      for (int i = 0; i < length; i += MEAN_STRIDE) {
        double value = at.applyAsDouble(i);
        if (!Double.isNaN(value)) {
          sum += value;
          count++;
        }
      }
      return sum / count;
    }

    /**
     * Negative from the start and on average, as a membrane is, and never beyond what one reaches.
     * A hyperpolarising current is negative on average too, but starts at zero.
     */
    boolean lookLikePotential() {
      return length > 0
          && at.applyAsDouble(0) < HIGHEST_REST_MV
          && mean() < HIGHEST_REST_MV
          && !beyond(MAX_POTENTIAL_MV)
          && !constant();
    }
  }

  static List<Finding> check(
      SweepPairing.PairedSeries pair, ResponseSamples response, InjectedCurrent current) {
    Samples stimulus = Samples.of(current);
    List<Finding> found = new ArrayList<>();
    if (stimulus.lookLikePotential() && !Samples.of(response.values()).lookLikePotential()) {
      found.add(
          warning(
              "channels-swapped",
              pair.response(),
              "the stimulus looks like a membrane potential and the response does not: "
                  + "they are probably swapped"));
    } else {
      checkResponse(pair.response(), response).ifPresent(found::add);
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

  private static Optional<Finding> checkResponse(Series series, ResponseSamples response) {
    int length = response.values().length;
    SampleRanges ranges = response.ranges();
    if (ranges.low(0, length) >= -MAX_POTENTIAL_MV && ranges.high(0, length) <= MAX_POTENTIAL_MV) {
      return Optional.empty();
    }
    // What the amplifier no longer recorded is NaN now, but was still in the ranges.
    Samples exact = Samples.of(response.values());
    if (!exact.beyond(MAX_POTENTIAL_MV)) {
      return Optional.empty();
    }
    String message =
        String.format(
            Locale.ROOT,
            "the potential spans %.4g to %.4g mV; with conversion %s the samples are "
                + "probably in another unit than '%s'",
            exact.low(),
            exact.high(),
            series.samples().conversion(),
            series.samples().unit());
    return Optional.of(warning("response-implausible", series, message));
  }

  private static Finding warning(String id, Series series, String message) {
    return new Finding(id, Severity.WARNING, series.path(), message);
  }
}
