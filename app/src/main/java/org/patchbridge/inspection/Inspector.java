package org.patchbridge.inspection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.FamilySpec;
import org.patchbridge.family.FamilyVector;
import org.patchbridge.family.SweepSpikes;
import org.patchbridge.inspection.Inspection.FamilyRow;
import org.patchbridge.inspection.Inspection.ProtocolRow;
import org.patchbridge.inspection.Inspection.ScalarRow;
import org.patchbridge.inspection.Inspection.State;
import org.patchbridge.inspection.Inspection.SweepRow;
import org.patchbridge.recording.ClampMode;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.SkippedSweep;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.stimulus.Protocol;
import org.patchbridge.stimulus.StimulusCharacteristics;
import org.patchbridge.stimulus.StimulusOntology;
import org.patchbridge.stimulus.ZeroSteps;

/** Puts together what the reader and the extraction tell of one recording. */
public final class Inspector {
  private static final List<Protocol> ANALYSED =
      List.of(Protocol.LONG_SQUARE, Protocol.SHORT_SQUARE, Protocol.RAMP);

  private final Recording recording;
  private final CellExtraction extraction;
  private final StimulusOntology ontology;
  private final Map<Integer, SweepSpikes> spikes = new LinkedHashMap<>();
  private final Set<Finding> findings = new LinkedHashSet<>();
  private final Set<SweepInfo> zeroSteps;

  private Inspector(Recording recording, CellExtraction extraction, StimulusOntology ontology) {
    this.recording = recording;
    this.extraction = extraction;
    this.ontology = ontology;
    extraction.spikes().forEach(each -> spikes.put(each.sweep().number(), each));
    findings.addAll(extraction.findings());
    zeroSteps = ZeroSteps.of(recording, ontology);
  }

  /**
   * Reads each sweep once more, for its stimulus; keeps no samples.
   *
   * @param skipped sweeps of the file that the recording does not offer
   * @param extraction of this recording
   */
  public static Inspection inspect(
      Recording recording,
      List<SkippedSweep> skipped,
      CellExtraction extraction,
      StimulusOntology ontology) {
    return new Inspector(recording, extraction, ontology).inspection(skipped);
  }

  private Inspection inspection(List<SkippedSweep> skipped) {
    List<SweepRow> rows =
        Stream.concat(recording.sweeps().stream().map(this::row), skipped.stream().map(this::row))
            .sorted(Comparator.comparingInt(row -> row.number().orElse(Integer.MAX_VALUE)))
            .toList();
    Map<String, Integer> modes = new TreeMap<>();
    rows.forEach(row -> modes.merge(row.clampMode(), 1, Integer::sum));
    return new Inspection(
        recording.source(),
        recording.id(),
        recording.subject(),
        extraction.preset().key(),
        recording.sweeps().stream().map(SweepInfo::samplingRateHz).distinct().sorted().toList(),
        modes,
        rows,
        List.copyOf(findings),
        ANALYSED.stream().map(this::protocolRow).toList(),
        families(),
        scalars(),
        unknownCodes(),
        extraction.refusal(),
        extraction.filterKilohertz());
  }

  private SweepRow row(SweepInfo info) {
    StimulusReading reading = StimulusReading.of(recording, info);
    if (!isLeftOut(info)) {
      findings.addAll(reading.findings());
    }
    Protocol protocol = ontology.protocolOf(info.stimulusCode());
    boolean isZero = zeroSteps.contains(info);
    Optional<StimulusCharacteristics> stimulus = isZero ? Optional.empty() : reading.stimulus();
    Optional<SweepSpikes> analysed = Optional.ofNullable(spikes.get(info.number()));
    State state = state(info, protocol, analysed.isPresent());
    return new SweepRow(
        OptionalInt.of(info.number()),
        inWords(info.clampMode()),
        inWords(protocol),
        info.stimulusCode(),
        isZero
            ? OptionalDouble.of(0)
            : number(stimulus.map(StimulusCharacteristics::amplitudePicoamps)),
        number(stimulus.map(StimulusCharacteristics::startSeconds)),
        number(stimulus.map(each -> each.epoch().last() / info.samplingRateHz())),
        OptionalDouble.of(info.samplingRateHz()),
        analysed
            .map(SweepSpikes::spikes)
            .or(reading::spikes)
            .map(found -> OptionalInt.of(found.size()))
            .orElse(OptionalInt.empty()),
        state,
        reasons(info, state));
  }

  private State state(SweepInfo info, Protocol protocol, boolean used) {
    if (used) {
      return noticed(info).isEmpty() ? State.USED : State.DOUBTFUL;
    }
    return ANALYSED.contains(protocol) || isLeftOut(info) ? State.SKIPPED : State.NOT_ANALYSED;
  }

  /** Whether the extraction has told already why the sweep cannot be used. */
  private boolean isLeftOut(SweepInfo info) {
    return noticed(info).stream().anyMatch(f -> f.severity() == Finding.Severity.SWEEP_SKIPPED);
  }

  /** Whatever was found at the place of the sweep, notes left out. */
  private List<Finding> noticed(SweepInfo info) {
    return findings.stream()
        .filter(finding -> finding.severity() != Finding.Severity.INFO)
        .filter(finding -> finding.location().equals(info.location()))
        .toList();
  }

  /** Messages without the number that the row begins with. */
  private List<String> reasons(SweepInfo info, State state) {
    List<Finding> noticed = noticed(info);
    if (state == State.SKIPPED && noticed.isEmpty()) {
      return List.of(
          extraction
              .refusal()
              .orElse(
                  "left out by preset " + extraction.preset().key() + ", which gives no reason"));
    }
    return noticed.stream()
        .map(finding -> finding.message().replaceFirst("^sweep " + info.number() + ":? ", ""))
        .toList();
  }

  private SweepRow row(SkippedSweep sweep) {
    return new SweepRow(
        sweep.number(),
        sweep.clampMode().map(Inspector::inWords).orElse("unknown mode"),
        sweep.stimulusCode().isEmpty()
            ? "unknown"
            : inWords(ontology.protocolOf(sweep.stimulusCode())),
        sweep.stimulusCode(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalInt.empty(),
        State.SKIPPED,
        List.of(sweep.reason().message()));
  }

  private ProtocolRow protocolRow(Protocol protocol) {
    long sweeps =
        recording.sweeps().stream()
            .filter(sweep -> ontology.protocolOf(sweep.stimulusCode()) == protocol)
            .count();
    long used = spikes.values().stream().filter(each -> each.protocol() == protocol).count();
    return new ProtocolRow(inWords(protocol), (int) sweeps, (int) used);
  }

  private List<FamilyRow> families() {
    List<FamilyRow> rows = new ArrayList<>();
    for (FamilySpec spec : extraction.preset().families()) {
      FamilyVector vector = extraction.families().get(spec.name());
      rows.add(
          vector instanceof FamilyVector.Present present
              ? new FamilyRow(
                  spec.name(),
                  spec.unit(),
                  spec.axis(),
                  present.values().length,
                  present.estimated().cardinality(),
                  Optional.empty())
              : new FamilyRow(
                  spec.name(),
                  spec.unit(),
                  spec.axis(),
                  0,
                  0,
                  Optional.of(((FamilyVector.Absent) vector).reason())));
    }
    return rows;
  }

  private List<ScalarRow> scalars() {
    return extraction.scalars().entrySet().stream()
        .map(
            entry ->
                new ScalarRow(entry.getKey(), entry.getValue().unit(), entry.getValue().value()))
        .toList();
  }

  private Map<String, Integer> unknownCodes() {
    Map<String, Integer> codes = new TreeMap<>();
    recording.sweeps().stream()
        .map(SweepInfo::stimulusCode)
        .filter(code -> ontology.protocolOf(code) == Protocol.UNKNOWN)
        .forEach(code -> codes.merge(code, 1, Integer::sum));
    return codes;
  }

  private static OptionalDouble number(Optional<Double> value) {
    return value.filter(Double::isFinite).map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  private static String inWords(ClampMode mode) {
    return mode == ClampMode.I_ZERO ? "current held at zero" : inWords((Enum<?>) mode);
  }

  private static String inWords(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
