package org.patchbridge.nwb;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.patchbridge.recording.ClampMode;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Finding.Severity;
import org.patchbridge.recording.SkippedSweep;

/**
 * Puts responses and stimuli together by sweep number. As in the reference (ephys_nwb_data.py:111)
 * a sweep has exactly one of each; what differs is left out with a reason, never guessed.
 */
final class SweepPairing {
  /** A usable sweep. */
  record PairedSeries(int number, Series response, Series stimulus) {}

  private final List<PairedSeries> pairs = new ArrayList<>();
  private final List<PairedSeries> voltageClampPairs = new ArrayList<>();
  private final List<SkippedSweep> skipped = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Map<ClampMode, Integer> modes = new EnumMap<>(ClampMode.class);

  private SweepPairing() {}

  static SweepPairing of(ElectrodeChoice choice) {
    SweepPairing pairing = new SweepPairing();
    pairing.pair(choice);
    return pairing;
  }

  /** Current-clamp sweeps in ascending sweep number. */
  List<PairedSeries> pairs() {
    return pairs;
  }

  /** Voltage-clamp sweeps with a command, in ascending sweep number; they are skipped, too. */
  List<PairedSeries> voltageClampPairs() {
    return voltageClampPairs;
  }

  List<SkippedSweep> skipped() {
    return skipped;
  }

  List<Finding> findings() {
    return findings;
  }

  /** Number of responses by what the amplifier controlled. */
  Map<ClampMode, Integer> modes() {
    return modes;
  }

  private record Slot(List<Series> responses, List<Series> stimuli) {
    static Slot empty() {
      return new Slot(new ArrayList<>(), new ArrayList<>());
    }
  }

  private void pair(ElectrodeChoice choice) {
    choice.finding().ifPresent(findings::add);
    Map<Integer, Slot> slots = new TreeMap<>();
    int derived = 0;
    for (Series series : choice.responses()) {
      series.clampMode().ifPresent(mode -> modes.merge(mode, 1, Integer::sum));
      OptionalInt number = series.numberOrNameNumber();
      if (number.isEmpty()) {
        skip(number, series, "sweep-number-missing", "no sweep number is given");
        continue;
      }
      derived += series.sweepNumber().isEmpty() ? 1 : 0;
      slots.computeIfAbsent(number.getAsInt(), n -> Slot.empty()).responses().add(series);
    }
    for (Series series : choice.stimuli()) {
      OptionalInt number = series.numberOrNameNumber();
      if (number.isEmpty()) {
        skip(number, series, "sweep-number-missing", "no sweep number is given");
        continue;
      }
      slots.computeIfAbsent(number.getAsInt(), n -> Slot.empty()).stimuli().add(series);
    }
    if (derived > 0) {
      findings.add(
          new Finding(
              "sweep-number-derived",
              Severity.WARNING,
              "/acquisition",
              derived + " series carry no sweep number; it was taken from their names"));
    }
    slots.forEach(this::settle);
  }

  private void settle(int number, Slot slot) {
    OptionalInt n = OptionalInt.of(number);
    if (slot.responses().isEmpty()) {
      for (Series stimulus : slot.stimuli()) {
        String reason = "the stimulus of sweep " + number + " has no response";
        skip(n, stimulus, "response-missing", reason);
      }
      return;
    }
    if (slot.responses().size() > 1 || slot.stimuli().size() > 1) {
      String reason =
          String.format(
              Locale.ROOT,
              "sweep number %d stands for %d responses and %d stimuli",
              number,
              slot.responses().size(),
              slot.stimuli().size());
      slot.responses().forEach(r -> skip(n, r, "sweep-ambiguous", reason));
      return;
    }
    settleSingle(number, slot.responses().get(0), slot.stimuli());
  }

  private void settleSingle(int number, Series response, List<Series> stimuli) {
    OptionalInt n = OptionalInt.of(number);
    Optional<ClampMode> mode = response.clampMode();
    if (mode.isEmpty()) {
      skip(n, response, "series-type", "a " + response.type() + " is no response");
    } else if (mode.get() != ClampMode.CURRENT_CLAMP) {
      // Reported once for all, not sweep by sweep: these are no mistakes of the file.
      String what =
          mode.get() == ClampMode.VOLTAGE_CLAMP ? "voltage clamp" : "current held at zero";
      Finding reason = new Finding("clamp-mode", Severity.SWEEP_SKIPPED, response.path(), what);
      skipped.add(new SkippedSweep(n, mode, response.stimulusCode(), reason));
      if (mode.get() == ClampMode.VOLTAGE_CLAMP
          && !stimuli.isEmpty()
          && SweepRules.voltageClampRefusal(response, stimuli.get(0)).isEmpty()) {
        voltageClampPairs.add(new PairedSeries(number, response, stimuli.get(0)));
      }
    } else if (stimuli.isEmpty()) {
      skip(n, response, "stimulus-missing", "sweep " + number + " has no stimulus");
    } else {
      Optional<Finding> refusal = SweepRules.refusal(response, stimuli.get(0));
      if (refusal.isPresent()) {
        findings.add(refusal.get());
        skipped.add(new SkippedSweep(n, mode, stimuli.get(0).stimulusCode(), refusal.get()));
      } else {
        findings.addAll(SweepRules.warnings(response, stimuli.get(0)));
        pairs.add(new PairedSeries(number, response, stimuli.get(0)));
      }
    }
  }

  private void skip(OptionalInt number, Series series, String id, String reason) {
    Finding finding = new Finding(id, Severity.SWEEP_SKIPPED, series.path(), reason);
    findings.add(finding);
    skipped.add(new SkippedSweep(number, series.clampMode(), series.stimulusCode(), finding));
  }
}
