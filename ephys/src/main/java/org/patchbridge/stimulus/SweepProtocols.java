package org.patchbridge.stimulus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Finding.Severity;
import org.patchbridge.recording.InjectedCurrent;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.recording.SweepRefusedException;

/**
 * Says what a sweep is for where no stimulus code does. Codes that the ontology knows are never
 * overruled.
 */
public final class SweepProtocols {
  private static final String FROM_STIMULUS = "stimulus";

  private final Otherwise otherwise;
  private final Optional<Protocol> all;
  private final List<ProtocolFile.Rule> rules;
  private final String description;

  private SweepProtocols(
      Otherwise otherwise,
      Optional<Protocol> all,
      List<ProtocolFile.Rule> rules,
      String description) {
    this.otherwise = otherwise;
    this.all = all;
    this.rules = List.copyOf(rules);
    this.description = description;
  }

  /** What becomes of sweeps that neither code nor rule names. */
  private enum Otherwise {
    LEFT_UNKNOWN,
    /** Only in formats that have no stimulus codes. */
    TOLD_WITHOUT_CODES,
    TOLD_FROM_STIMULUS
  }

  /** Stimulus codes decide; in formats that have none, the shape of the stimulus. */
  public static SweepProtocols byDefault() {
    return new SweepProtocols(
        Otherwise.TOLD_WITHOUT_CODES, Optional.empty(), List.of(), "by default");
  }

  /**
   * What a user asked for.
   *
   * @param option {@code stimulus}: by the shape of the stimulus in every format; {@code
   *     long-square}, {@code short-square} or {@code ramp}: all sweeps are that; else a file, see
   *     {@link ProtocolFile}, which goes before what is done by default
   * @throws RecordingException where the file cannot be read or a line breaks a rule
   */
  public static SweepProtocols of(String option) {
    if (option.strip().toLowerCase(Locale.ROOT).equals(FROM_STIMULUS)) {
      return new SweepProtocols(
          Otherwise.TOLD_FROM_STIMULUS, Optional.empty(), List.of(), FROM_STIMULUS);
    }
    Optional<Protocol> named = Protocol.byName(option);
    if (named.isPresent()) {
      return new SweepProtocols(
          Otherwise.LEFT_UNKNOWN, named, List.of(), named.get().stimulusName());
    }
    List<ProtocolFile.Rule> rules = ProtocolFile.read(Path.of(option));
    return new SweepProtocols(
        Otherwise.TOLD_WITHOUT_CODES, Optional.empty(), rules, rules.toString());
  }

  /** Equal texts say the same of every recording. */
  public String description() {
    return description;
  }

  /**
   * The recording with a stimulus name as code of each sweep whose protocol could be told. The
   * current of such sweeps is read, no response where the format knows the current without it.
   * Closes the recording if that fails.
   */
  public Recording settle(Recording recording, StimulusOntology ontology) {
    try {
      Map<SweepInfo, Protocol> told = told(recording, ontology);
      if (told.isEmpty()) {
        return recording;
      }
      Map<SweepInfo, String> codes = new HashMap<>();
      told.forEach((sweep, protocol) -> codes.put(sweep, protocol.stimulusName()));
      return new RecodedRecording(recording, codes, finding(told));
    } catch (RuntimeException e) {
      recording.close();
      throw e;
    }
  }

  private Map<SweepInfo, Protocol> told(Recording recording, StimulusOntology ontology) {
    Map<SweepInfo, Protocol> told = new LinkedHashMap<>();
    Shapes shapes = new Shapes();
    for (SweepInfo sweep : recording.sweeps()) {
      if (ontology.protocolOf(sweep.stimulusCode()) != Protocol.UNKNOWN) {
        continue;
      }
      Optional<Protocol> named = named(recording, sweep);
      if (named.isPresent()) {
        told.put(sweep, named.get());
      } else if (isTold(recording)) {
        shapes.add(sweep, current(recording, sweep));
      }
    }
    told.putAll(shapes.protocols());
    return told;
  }

  /** What the currents of sweeps look like. */
  private static final class Shapes {
    private final Map<SweepInfo, Protocol> told = new LinkedHashMap<>();
    private final List<SweepInfo> silent = new ArrayList<>();
    private final Map<String, Set<Protocol>> byCode = new HashMap<>();

    void add(SweepInfo sweep, Optional<double[]> current) {
      if (current.filter(SweepProtocols::isSilent).isPresent()) {
        silent.add(sweep);
        return;
      }
      Optional<Protocol> shape =
          current.flatMap(values -> StimulusShape.protocolOf(values, sweep.samplingRateHz()));
      shape.ifPresent(protocol -> told.put(sweep, protocol));
      byCode
          .computeIfAbsent(sweep.stimulusCode(), code -> new HashSet<>())
          .add(shape.orElse(Protocol.UNKNOWN));
    }

    /** A step of 0 pA belongs to the other steps of its code, if they are all of one protocol. */
    Map<SweepInfo, Protocol> protocols() {
      for (SweepInfo sweep : silent) {
        Set<Protocol> others = byCode.getOrDefault(sweep.stimulusCode(), Set.of());
        if (others.size() == 1 && !others.contains(Protocol.UNKNOWN)) {
          told.put(sweep, others.iterator().next());
        }
      }
      return told;
    }
  }

  private Optional<Protocol> named(Recording recording, SweepInfo sweep) {
    return all.or(
        () ->
            rules.stream()
                .filter(rule -> rule.names(recording, sweep))
                .findFirst()
                .map(ProtocolFile.Rule::protocol));
  }

  private boolean isTold(Recording recording) {
    return switch (otherwise) {
      case LEFT_UNKNOWN -> false;
      case TOLD_WITHOUT_CODES -> !recording.hasStimulusCodes();
      case TOLD_FROM_STIMULUS -> true;
    };
  }

  private static Optional<double[]> current(Recording recording, SweepInfo sweep) {
    try {
      return Optional.of(recording.picoamps(sweep));
    } catch (SweepRefusedException e) {
      return Optional.empty();
    }
  }

  private static boolean isSilent(double[] picoamps) {
    return StimulusChanges.of(InjectedCurrent.of(picoamps), picoamps.length).count() == 0;
  }

  private Finding finding(Map<SweepInfo, Protocol> told) {
    Map<String, Integer> counts = new TreeMap<>();
    told.values().forEach(protocol -> counts.merge(protocol.stimulusName(), 1, Integer::sum));
    List<String> parts =
        counts.entrySet().stream().map(e -> e.getValue() + " as " + e.getKey()).toList();
    boolean asked = all.isPresent() || !rules.isEmpty();
    return new Finding(
        "protocol-told",
        Severity.INFO,
        "",
        "sweeps without a known stimulus code are taken "
            + (asked ? "as asked for: " : "by the shape of their stimulus: ")
            + String.join(", ", parts));
  }
}
