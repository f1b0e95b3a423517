package org.patchbridge.quality;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Finding.Severity;
import org.patchbridge.signal.Outcome;

/** One question about the state of a cell and its electrode. */
sealed interface CellCheck
    permits ElectrodeZeroCheck,
        SealCheck,
        AccessResistanceCheck,
        AccessRatioCheck,
        BlowoutCheck,
        LeakCheck {

  /** What a person should know; empty where the measure is sound. */
  Optional<Finding> check(CellQuality quality, CellLimits limits);

  /** All checks in the order they are reported. */
  static List<CellCheck> all() {
    return List.of(
        new ElectrodeZeroCheck(),
        new SealCheck(),
        new AccessResistanceCheck(),
        new AccessRatioCheck(),
        new BlowoutCheck(),
        new LeakCheck());
  }

  /** A warning where the measure is out of range; a note where there is none. */
  static Optional<Finding> within(
      CellLimits.Range range, String id, String what, String unit, Outcome<CellMeasure> measure) {
    if (measure instanceof Outcome.Missing<CellMeasure> missing) {
      String message = CellFindings.notJudged(what, missing.reason());
      return Optional.of(new Finding(id, Severity.INFO, "", message));
    }
    CellMeasure measured = measure.orElseThrow();
    double value = measured.value();
    if (value >= range.least() && value <= range.most()) {
      return Optional.empty();
    }
    String limit = value < range.least() ? "at least " + range.least() : "at most " + range.most();
    String message =
        String.format(Locale.ROOT, "%s is %.3g%s, should be %s%s", what, value, unit, limit, unit);
    return Optional.of(new Finding(id, Severity.WARNING, measured.location(), message));
  }
}
