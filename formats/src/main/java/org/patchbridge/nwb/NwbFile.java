package org.patchbridge.nwb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.patchbridge.hdf5.Hdf5File;
import org.patchbridge.hdf5.Hdf5Object;
import org.patchbridge.hdf5.Hdf5Value;
import org.patchbridge.recording.ClampMode;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Finding.Severity;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.recording.Subject;

/** Reads everything of an NWB file but the samples. */
final class NwbFile {
  private static final String SUPPORTED = "2";
  private static final int MAX_SHOWN_VERSION = 40;

  private final Hdf5File file;
  private final String fallbackId;
  private final Optional<String> electrode;

  /**
   * @param electrode the only one whose sweeps are read, where one was asked for
   */
  NwbFile(Hdf5File file, String fallbackId, Optional<String> electrode) {
    this.file = file;
    this.fallbackId = fallbackId;
    this.electrode = electrode;
  }

  NwbRecording recording() {
    checkVersion();
    List<Finding> findings = new ArrayList<>();
    SeriesReader reader = new SeriesReader(file, findings);
    List<Series> responses = reader.readAll("/acquisition");
    List<Series> stimuli = reader.readAll("/stimulus/presentation");
    RecordingsTable.Numbered numbered = RecordingsTable.number(file, responses, stimuli, findings);
    ElectrodeChoice choice =
        electrode.isPresent()
            ? asked(electrode.get(), numbered)
            : ElectrodeChoice.of(numbered.responses(), numbered.stimuli());
    SweepPairing pairing = SweepPairing.of(choice);
    checkCurrentClamp(pairing, findings);
    findings.addAll(pairing.findings());
    addModeCounts(pairing.modes(), findings);
    SweepTable.check(file).ifPresent(findings::add);
    addMissing(pairing.pairs(), findings);
    Subject subject = subject();
    if (subject.donor().isEmpty()) {
      findings.add(
          new Finding(
              "subject-missing",
              Severity.WARNING,
              "/general/subject",
              "no subject id: the donor is unknown, and the cell counts as one of its own"));
    }
    String session = text("/general/session_id").orElse(fallbackId);
    String id = electrode.map(name -> session + "/" + name).orElse(session);
    return new NwbRecording(
        file,
        new NwbRecording.About(
            id, subject, choice.among(numbered.responses()), SimulationMark.isOn(file)),
        pairing,
        findings);
  }

  private ElectrodeChoice asked(String name, RecordingsTable.Numbered numbered) {
    return ElectrodeChoice.asked(name, numbered.responses(), numbered.stimuli())
        .orElseThrow(
            () ->
                refusal(
                    "/general/intracellular_ephys",
                    "no response was recorded with electrode \"" + name + "\"",
                    "the electrodes are " + ElectrodeChoice.names(numbered.responses())));
  }

  private void checkVersion() {
    Optional<String> version =
        file.root()
            .attribute("nwb_version")
            .flatMap(Hdf5Value::text)
            .or(() -> text("/nwb_version"))
            .map(v -> v.strip().replaceFirst("(?i)^NWB-", ""));
    if (version.isEmpty()) {
      throw refusal("/", "HDF5, but not NWB: nwb_version is missing", "export it as NWB 2");
    }
    if (!version.get().startsWith(SUPPORTED + ".") && !version.get().equals(SUPPORTED)) {
      String shown =
          version.get().substring(0, Math.min(MAX_SHOWN_VERSION, version.get().length()));
      throw refusal("/", "the file is of NWB " + shown + "; NWB 2 is read", "convert it to NWB 2");
    }
  }

  private void checkCurrentClamp(SweepPairing pairing, List<Finding> unreadable) {
    if (pairing.modes().getOrDefault(ClampMode.CURRENT_CLAMP, 0) > 0) {
      return;
    }
    String holds = pairing.modes().isEmpty() ? "" : ": the file holds " + counts(pairing.modes());
    if (!unreadable.isEmpty()) {
      Finding first = unreadable.get(0);
      holds +=
          ": " + unreadable.size() + " series cannot be read, the first because " + first.message();
    }
    throw refusal("/acquisition", "no current-clamp sweeps" + holds, "choose another recording");
  }

  private static String counts(Map<ClampMode, Integer> modes) {
    List<String> parts = new ArrayList<>();
    modes.forEach((mode, count) -> parts.add(count + " " + label(mode)));
    return String.join(", ", parts);
  }

  private static String label(ClampMode mode) {
    return switch (mode) {
      case CURRENT_CLAMP -> "in current clamp";
      case VOLTAGE_CLAMP -> "in voltage clamp";
      case I_ZERO -> "with the current held at zero";
    };
  }

  private static void addModeCounts(Map<ClampMode, Integer> modes, List<Finding> findings) {
    modes.forEach(
        (mode, count) -> {
          if (mode != ClampMode.CURRENT_CLAMP) {
            findings.add(
                new Finding(
                    mode == ClampMode.VOLTAGE_CLAMP ? "voltage-clamp" : "current-held-at-zero",
                    Severity.SWEEP_SKIPPED,
                    "/acquisition",
                    "left out: " + count + " " + label(mode)));
          }
        });
  }

  /** What the analyses can do without, said once a file. */
  private static void addMissing(List<SweepPairing.PairedSeries> pairs, List<Finding> findings) {
    addMissing("electrode-missing", "electrode", pairs, s -> s.electrode().isPresent(), findings);
    addMissing("bridge-balance-missing", "bridge balance", pairs, Series::bridgeBalance, findings);
    addMissing("bias-current-missing", "bias current", pairs, Series::biasCurrent, findings);
  }

  private static void addMissing(
      String id,
      String what,
      List<SweepPairing.PairedSeries> pairs,
      Predicate<Series> has,
      List<Finding> findings) {
    long missing = pairs.stream().filter(pair -> !has.test(pair.response())).count();
    if (missing > 0) {
      findings.add(
          new Finding(
              id,
              Severity.WARNING,
              "/acquisition",
              missing + " of " + pairs.size() + " sweeps name no " + what));
    }
  }

  private Subject subject() {
    return new Subject(
        text("/general/subject/subject_id"),
        text("/general/subject/species"),
        text("/general/subject/sex"),
        text("/general/subject/age"));
  }

  /** Metadata are worth reading, but no reason to lose a recording. */
  private Optional<String> text(String path) {
    try {
      return file.guarded(
          path,
          () ->
              file.find(path)
                  .flatMap(Hdf5Object::value)
                  .flatMap(Hdf5Value::text)
                  .map(String::strip)
                  .filter(text -> !text.isEmpty()));
    } catch (RecordingException e) {
      return Optional.empty();
    }
  }

  private RecordingException refusal(String place, String fact, String remedy) {
    return new RecordingException(file.name(), place, fact, remedy);
  }
}
