package org.patchbridge.family.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.FamilyTable;
import org.patchbridge.family.Preset;
import org.patchbridge.protocol.LongSquareAnalysis;
import org.patchbridge.protocol.LongSquareSweep;
import org.patchbridge.protocol.PulseSweep;
import org.patchbridge.protocol.RampAnalysis;
import org.patchbridge.protocol.ShortSquareAnalysis;
import org.patchbridge.recording.SamplePrecision;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.signal.MeasurementException;
import org.patchbridge.signal.Trace;
import org.patchbridge.signal.VoltageDerivative;
import org.patchbridge.spike.DetectionSettings;
import org.patchbridge.spike.ShortSquareCalibration;
import org.patchbridge.spike.SpikeTrain;
import org.patchbridge.stimulus.Protocol;
import org.patchbridge.stimulus.StimulusCharacteristics;

/**
 * IPFX's run_feature_vector_extraction: all sweeps whatever their quality, the window of the last
 * sweep for all of a protocol, and the whole cell lost for one missing part.
 */
final class IpfxRecipe implements Recipe {
  /** Least peak of a spike in long squares, mV. */
  private static final double LONG_SQUARE_PEAK = -25;

  /** Time after a short square in which its spike is sought, s. */
  static final double SPIKE_WINDOW = 0.05;

  /** Time after the onset of a short square in which spikes are not believed, s. */
  static final double ONSET_ARTEFACT = 0.0002;

  private final ReferenceScalars scalars = new ReferenceScalars();

  @Override
  public ExtractedParts run(ProtocolSweeps sweeps) {
    LongSquareAnalysis longSquares = longSquares(sweeps);
    ShortSquareAnalysis shortSquares = shortSquares(sweeps);
    RampAnalysis ramps = ramps(sweeps);
    FamilyTable table = new FamilyTable(Preset.IPFX);
    IpfxFamilies.putAll(table, longSquares, shortSquares, ramps);
    return new ExtractedParts(
        Optional.empty(),
        table,
        scalars.features(),
        AnalysedSpikes.of(longSquares.sweeps(), shortSquares.sweeps(), ramps.sweeps()),
        CellExtraction.Analyses.of(
            Optional.of(longSquares), Optional.of(shortSquares), Optional.of(ramps)),
        List.of(),
        OptionalDouble.empty());
  }

  private LongSquareAnalysis longSquares(ProtocolSweeps sweeps) {
    DetectionSettings settings = DetectionSettings.defaults().withMinimumPeak(LONG_SQUARE_PEAK);
    ValidSweeps valid = new ValidSweeps(sweeps, sweeps.of(Protocol.LONG_SQUARE), "long square");
    List<LongSquareSweep> measured = new ArrayList<>();
    List<SamplePrecision> precisions = new ArrayList<>();
    valid.forEach(
        sweep -> {
          Trace trace = sweep.trace();
          VoltageDerivative derivative = derivative(trace);
          if (valid.isValid(sweep)) {
            precisions.add(trace.precision());
            measured.add(
                LongSquareSweep.of(sweep.info(), trace, valid.window(), settings, derivative));
          }
          if (SweepTags.of(sweep, Protocol.LONG_SQUARE).isEmpty()) {
            scalars.addLongSquare(sweep, derivative);
          }
        });
    if (measured.isEmpty()) {
      throw new MeasurementException("no long square sweep goes on long enough");
    }
    return LongSquareAnalysis.of(measured, precisions.get(0)).requireComplete();
  }

  private ShortSquareAnalysis shortSquares(ProtocolSweeps sweeps) {
    ValidSweeps valid = new ValidSweeps(sweeps, sweeps.of(Protocol.SHORT_SQUARE), "short square");
    List<SweepInfo> infos = new ArrayList<>();
    List<Trace> traces = new ArrayList<>();
    List<VoltageDerivative> derivatives = new ArrayList<>();
    valid.forEach(
        sweep -> {
          Trace trace = sweep.trace();
          VoltageDerivative derivative = derivative(trace);
          if (valid.isValid(sweep)) {
            infos.add(sweep.info());
            traces.add(trace);
            derivatives.add(derivative);
          }
          if (SweepTags.of(sweep, Protocol.SHORT_SQUARE).isEmpty()) {
            scalars.addShortSquare(sweep, derivative);
          }
        });
    double start = valid.window().startSeconds();
    ShortSquareCalibration calibration = ShortSquareCalibration.of(traces, derivatives, start);
    DetectionSettings settings =
        DetectionSettings.defaults()
            .from(start)
            .until(valid.window().endSeconds() + SPIKE_WINDOW)
            .withCriteria(
                calibration.minimumUpstroke(), calibration.thresholdFraction(), ONSET_ARTEFACT);
    List<PulseSweep> measured = new ArrayList<>();
    for (int k = 0; k < traces.size(); k++) {
      measured.add(
          PulseSweep.of(
              infos.get(k),
              traces.get(k),
              derivatives.get(k),
              settings,
              SpikeTrain.Counting.WITHOUT_CLIPPED));
    }
    return ShortSquareAnalysis.of(measured);
  }

  private RampAnalysis ramps(ProtocolSweeps sweeps) {
    List<SweepInfo> infos = sweeps.of(Protocol.RAMP);
    if (infos.isEmpty()) {
      throw new MeasurementException("no ramp sweep");
    }
    Optional<DetectionSettings> settings = Optional.empty();
    List<PulseSweep> measured = new ArrayList<>();
    for (SweepInfo info : infos) {
      LoadedSweep sweep = sweeps.load(info);
      Trace trace = sweep.trace();
      DetectionSettings current = settings.orElseGet(() -> rampSettings(trace));
      settings = Optional.of(current);
      VoltageDerivative derivative = derivative(trace);
      measured.add(PulseSweep.of(info, trace, derivative, current, SpikeTrain.Counting.ALL));
      if (SweepTags.of(sweep, Protocol.RAMP).isEmpty()) {
        scalars.addRamp(sweep, derivative);
      }
    }
    return RampAnalysis.of(measured);
  }

  /** From the onset in the first sweep; over whole sweeps if that one ended before its onset. */
  private static DetectionSettings rampSettings(Trace first) {
    DetectionSettings whole = DetectionSettings.defaults();
    return StimulusCharacteristics.of(first, StimulusCharacteristics.TestPulse.PRESENT)
        .map(stimulus -> whole.from(stimulus.startSeconds()))
        .orElse(whole);
  }

  private static VoltageDerivative derivative(Trace trace) {
    return VoltageDerivative.of(trace, OptionalDouble.of(DetectionSettings.FILTER_KILOHERTZ));
  }
}
