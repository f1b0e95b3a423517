package org.patchbridge.nwb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Finding.Severity;

/** What must hold of a response and its stimulus before their samples are read. */
final class SweepRules {
  /** Rates are stored as float32 in some series and float64 in others. */
  private static final double RATE_TOLERANCE = 1e-6;

  private SweepRules() {}

  /** Why a current-clamp sweep cannot be used; empty where it can. */
  static Optional<Finding> refusal(Series response, Series stimulus) {
    return timing(response, stimulus)
        .or(() -> scale(response, Unit.Quantity.POTENTIAL, "a potential"))
        .or(() -> scale(stimulus, Unit.Quantity.CURRENT, "a current"));
  }

  /** The same of a voltage-clamp sweep. */
  static Optional<Finding> voltageClampRefusal(Series response, Series command) {
    return timing(response, command)
        .or(() -> scale(response, Unit.Quantity.CURRENT, "a current"))
        .or(() -> scale(command, Unit.Quantity.POTENTIAL, "a potential"));
  }

  private static Optional<Finding> timing(Series response, Series stimulus) {
    return sampling(response).or(() -> sampling(stimulus)).or(() -> agreement(response, stimulus));
  }

  private static Optional<Finding> sampling(Series series) {
    if (series.samples().length() == 0) {
      return skip("no-samples", series, "the series holds no samples");
    }
    return series.rate() instanceof SamplingRate.Unknown unknown
        ? skip(unknown.id(), series, unknown.reason())
        : Optional.empty();
  }

  private static Optional<Finding> agreement(Series response, Series stimulus) {
    double responseHz = ((SamplingRate.Regular) response.rate()).hertz();
    double stimulusHz = ((SamplingRate.Regular) stimulus.rate()).hertz();
    if (Math.abs(responseHz - stimulusHz) > RATE_TOLERANCE * stimulusHz) {
      String reason =
          "the response is sampled at " + responseHz + " Hz, its stimulus at " + stimulusHz;
      return skip("rates-differ", response, reason);
    }
    int responseLength = response.samples().length();
    int stimulusLength = stimulus.samples().length();
    if (responseLength != stimulusLength) {
      String reason =
          "the response has " + responseLength + " samples, its stimulus " + stimulusLength;
      return skip("lengths-differ", response, reason);
    }
    return Optional.empty();
  }

  private static Optional<Finding> scale(Series series, Unit.Quantity quantity, String expected) {
    StoredSamples samples = series.samples();
    Optional<Unit> unit = Unit.of(samples.unit());
    if (unit.isEmpty()) {
      return skip("unit-unknown", series, "the unit is '" + samples.unit() + "'");
    }
    if (unit.get().quantity() != quantity) {
      String reason = "the unit is '" + samples.unit() + "' where " + expected + " is due";
      return skip("unit-mismatch", series, reason);
    }
    if (samples.conversion() == 0
        || !Double.isFinite(samples.conversion())
        || !Double.isFinite(samples.offset())) {
      String reason =
          "conversion "
              + samples.conversion()
              + " and offset "
              + samples.offset()
              + " are unusable";
      return skip("conversion-invalid", series, reason);
    }
    return Optional.empty();
  }

  private static Optional<Finding> skip(String id, Series series, String reason) {
    return Optional.of(new Finding(id, Severity.SWEEP_SKIPPED, series.path(), reason));
  }

  /** What is doubtful about a usable sweep. */
  static List<Finding> warnings(Series response, Series stimulus) {
    List<Finding> found = new ArrayList<>();
    for (Series series : List.of(response, stimulus)) {
      StoredSamples samples = series.samples();
      if (samples.type().isInteger() && samples.conversion() == 1) {
        found.add(
            new Finding(
                "integer-unscaled",
                Severity.WARNING,
                series.path(),
                "whole numbers with conversion 1 stand for "
                    + samples.unit()
                    + "; the scale is probably missing"));
      }
      if (samples.offset() != 0) {
        found.add(
            new Finding(
                "offset-applied",
                Severity.INFO,
                series.path(),
                "an offset of " + samples.offset() + " " + samples.unit() + " was added"));
      }
    }
    return found;
  }
}
