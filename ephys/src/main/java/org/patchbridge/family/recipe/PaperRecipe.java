package org.patchbridge.family.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.FamilySpec;
import org.patchbridge.family.FamilyTable;
import org.patchbridge.family.IsiShape;
import org.patchbridge.family.PlacedVector;
import org.patchbridge.family.Preset;
import org.patchbridge.family.SilentSteps;
import org.patchbridge.family.SpikeFamilies;
import org.patchbridge.family.SpikingLevels;
import org.patchbridge.family.StepSubthreshold;
import org.patchbridge.family.SubthresholdNorm;
import org.patchbridge.family.SweepSpikes;
import org.patchbridge.protocol.FirstSpike;
import org.patchbridge.protocol.LongSquareAnalysis;
import org.patchbridge.protocol.LongSquareSweep;
import org.patchbridge.recording.SamplePrecision;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.signal.MeasurementException;
import org.patchbridge.signal.Outcome;
import org.patchbridge.signal.Trace;
import org.patchbridge.signal.VoltageDerivative;
import org.patchbridge.spike.DetectionSettings;
import org.patchbridge.stimulus.Epoch;
import org.patchbridge.stimulus.Protocol;
import org.patchbridge.stimulus.StimulusCharacteristics;
import org.patchbridge.stimulus.StimulusWindow;

/**
 * The paper's notebook, its accidents included: first spikes from the rheobase long square only,
 * short squares required but not used, quality-rejected sweeps used. Its own short-square and ramp
 * analyses feed no family and are not repeated here.
 */
final class PaperRecipe implements Recipe {
  static final double[] LEVELS = {0, 40, 80};
  private static final double LEVEL_TOLERANCE = 5;
  static final double[] STEPS = {-30, -50, -90};
  private static final double NORM_TARGET = -110;
  private static final int BIN_MILLISECONDS = 20;

  /** Data at or below this rate give numerical garbage in the reference, Hz. */
  private static final double LEAST_RATE = 20_000;

  private final List<LongSquareSweep> longSquares = new ArrayList<>();
  private final ReferenceScalars scalars = new ReferenceScalars();
  private Optional<StimulusWindow> window = Optional.empty();
  private Optional<String> longSquareFailure = Optional.empty();
  private SamplePrecision precision = SamplePrecision.DOUBLE;
  private boolean hasShortSquares;

  @Override
  public ExtractedParts run(ProtocolSweeps sweeps) {
    boolean kept = false;
    for (Protocol protocol : List.of(Protocol.LONG_SQUARE, Protocol.SHORT_SQUARE, Protocol.RAMP)) {
      for (SweepInfo info : sweeps.of(protocol)) {
        LoadedSweep sweep = sweeps.load(info);
        if (SweepTags.of(sweep, protocol).isEmpty()) {
          kept = true;
          use(sweep, protocol);
        }
      }
    }
    if (!kept && !anyOtherIsKept(sweeps)) {
      useAll(sweeps);
    }
    if (window.isEmpty()) {
      throw new MeasurementException("no usable long square sweep");
    }
    if (!hasShortSquares) {
      throw new MeasurementException("no usable short square sweep");
    }
    return parts();
  }

  private boolean anyOtherIsKept(ProtocolSweeps sweeps) {
    return sweeps.experimental().stream()
        .filter(info -> !isAnalysed(sweeps.protocolOf(info)))
        .anyMatch(info -> SweepTags.of(sweeps.load(info), sweeps.protocolOf(info)).isEmpty());
  }

  private static boolean isAnalysed(Protocol protocol) {
    return switch (protocol) {
      case LONG_SQUARE, SHORT_SQUARE, RAMP -> true;
      case CHIRP, SEARCH, TEST, OTHER, UNKNOWN -> false;
    };
  }

  /** An empty table of kept sweeps means no filter to the notebook: then all come back. */
  private void useAll(ProtocolSweeps sweeps) {
    for (Protocol protocol : List.of(Protocol.LONG_SQUARE, Protocol.SHORT_SQUARE, Protocol.RAMP)) {
      for (SweepInfo info : sweeps.of(protocol)) {
        LoadedSweep sweep = sweeps.load(info);
        if (sweep.epochs().experiment().isEmpty()) {
          throw new MeasurementException("a sweep has no stimulus");
        }
        use(sweep, protocol);
      }
    }
  }

  private void use(LoadedSweep sweep, Protocol protocol) {
    if (sweep.info().samplingRateHz() <= LEAST_RATE) {
      throw new MeasurementException("sampling rate too low for the filter of this preset");
    }
    Trace trace = sweep.alignedTrace();
    switch (protocol) {
      case LONG_SQUARE -> useLongSquare(sweep, trace);
      case SHORT_SQUARE -> {
        hasShortSquares = true;
        requireStimulus(sweep);
        scalars.addShortSquare(sweep, derivative(trace));
      }
      case RAMP -> {
        requireStimulus(sweep);
        scalars.addRamp(sweep, derivative(trace));
      }
      case CHIRP, SEARCH, TEST, OTHER, UNKNOWN -> {}
    }
  }

  private static StimulusWindow requireStimulus(LoadedSweep sweep) {
    Trace trace = sweep.alignedTrace();
    Epoch epoch =
        StimulusCharacteristics.epoch(trace, StimulusCharacteristics.TestPulse.PRESENT)
            .orElseThrow(() -> new MeasurementException("a sweep has no stimulus"));
    return new StimulusWindow(trace.time().at(epoch.first()), trace.time().at(epoch.last()));
  }

  private static VoltageDerivative derivative(Trace trace) {
    return VoltageDerivative.of(trace, OptionalDouble.of(DetectionSettings.FILTER_KILOHERTZ));
  }

  private void useLongSquare(LoadedSweep sweep, Trace trace) {
    if (window.isEmpty()) {
      window = Optional.of(requireStimulus(sweep));
      precision = sweep.sweep().precision();
    }
    VoltageDerivative derivative = derivative(trace);
    scalars.addLongSquare(sweep, derivative);
    try {
      longSquares.add(
          LongSquareSweep.of(
              sweep.info(), trace, window.get(), DetectionSettings.defaults(), derivative));
    } catch (MeasurementException e) {
      longSquareFailure = longSquareFailure.or(() -> Optional.of(e.reason()));
    }
  }

  private ExtractedParts parts() {
    Outcome<LongSquareAnalysis> analysis =
        Outcome.measure(
            () -> {
              if (longSquareFailure.isPresent()) {
                throw new MeasurementException(longSquareFailure.get());
              }
              return LongSquareAnalysis.of(longSquares, precision).requireComplete();
            });
    FamilyTable table = new FamilyTable(Preset.PAPER);
    FamilyTable families =
        analysis instanceof Outcome.Missing<LongSquareAnalysis> missing
            ? FamilyTable.allAbsent(Preset.PAPER, missing.reason())
            : families(table, analysis.orElseThrow());
    List<SweepSpikes> spikes =
        longSquares.stream()
            .map(
                sweep ->
                    new SweepSpikes(
                        sweep.info(),
                        Protocol.LONG_SQUARE,
                        sweep.amplitude(),
                        sweep.train().spikes()))
            .toList();
    return new ExtractedParts(
        Optional.empty(),
        families,
        scalars.features(),
        spikes,
        CellExtraction.Analyses.of(analysis.toOptional(), Optional.empty(), Optional.empty()),
        List.of(),
        OptionalDouble.empty());
  }

  private static FamilyTable families(FamilyTable table, LongSquareAnalysis analysis) {
    var above = analysis.suprathreshold().orElseThrow();
    List<FirstSpike> rheobaseSpike = above.rheobase().firstSpike().stream().toList();
    FirstApFamilies.put(table, rheobaseSpike);
    table.put(FamilySpec.ISI_SHAPE, () -> IsiShape.of(analysis.sweeps()));
    SpikeFamilies spiking =
        new SpikeFamilies(
            new SpikingLevels(LEVELS, LEVEL_TOLERANCE, 0, SpikingLevels.Match.FIRST).of(above));
    int width = BIN_MILLISECONDS;
    table.put(FamilySpec.INST_FREQ, () -> spiking.instantaneousFrequency(width));
    SpikeMeasures.put(table, spiking, width);
    putSubthreshold(table, analysis);
    table.put(FamilySpec.PSTH, () -> spiking.psth(width));
    return table;
  }

  /** Both are taken in one attempt: if either fails, neither is had. */
  private static void putSubthreshold(FamilyTable table, LongSquareAnalysis analysis) {
    var steps = SilentSteps.hyperpolarising(analysis.subthreshold().orElseThrow().silent());
    Outcome<PlacedVector> vector = Outcome.measure(() -> new StepSubthreshold(STEPS, 0).of(steps));
    Outcome<PlacedVector> norm =
        Outcome.measure(() -> SubthresholdNorm.hyperpolarising(steps, NORM_TARGET));
    table.put(
        FamilySpec.STEP_SUBTHRESH,
        () -> {
          norm.orElseThrow();
          return vector.orElseThrow();
        });
    table.put(
        FamilySpec.SUBTHRESH_NORM,
        () -> {
          vector.orElseThrow();
          return norm.orElseThrow();
        });
  }
}
