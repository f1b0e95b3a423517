package org.patchbridge.quality;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;
import org.patchbridge.recording.ClampMode;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.recording.SamplePrecision;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.signal.MeasurementException;
import org.patchbridge.signal.Outcome;
import org.patchbridge.signal.SampleStatistics;
import org.patchbridge.stimulus.ElectrodeTest;
import org.patchbridge.stimulus.StimulusOntology;
import org.patchbridge.stimulus.SweepEpochs;

/**
 * State of electrode and cell (IPFX: cell_qc_features). Of repeated tests the last counts.
 *
 * @param electrodeZero current of the open electrode in the bath, pA
 * @param seal resistance between electrode and bath, GΩ
 * @param inputResistance of cell and electrode after break-in, MΩ
 * @param accessResistance of the electrode after break-in, MΩ
 * @param blowout potential after the electrode left the cell, mV
 * @param bias the injected holding current furthest from zero, pA
 */
public record CellQuality(
    Outcome<CellMeasure> electrodeZero,
    Outcome<CellMeasure> seal,
    Outcome<CellMeasure> inputResistance,
    Outcome<CellMeasure> accessResistance,
    Outcome<CellMeasure> blowout,
    Outcome<CellMeasure> bias) {

  /** Begin of the bath sweep in which no potential is commanded, s. */
  private static final double ELECTRODE_ZERO_SECONDS = 0.005;

  private static final double MEGAOHM_PER_GIGAOHM = 1e3;

  /** Measures what the recording holds tests of; the rest has a reason. */
  public static CellQuality of(Recording recording, StimulusOntology ontology) {
    Tests tests = new Tests(recording, ontology);
    return new CellQuality(
        tests.measure(
            ElectrodeTest.IN_BATH,
            (sweep, recorded) -> {
              int end = (int) (ELECTRODE_ZERO_SECONDS * sweep.info().samplingRateHz());
              return mean(sweep.picoamps(), 0, Math.min(end, recorded), sweep.precision());
            }),
        tests.measure(
            ElectrodeTest.SEAL, (sweep, recorded) -> new PulseResistance(sweep, recorded).steady()),
        tests.measure(
            ElectrodeTest.BREAK_IN,
            (sweep, recorded) ->
                new PulseResistance(sweep, recorded).steady() * MEGAOHM_PER_GIGAOHM),
        tests.measure(
            ElectrodeTest.BREAK_IN,
            (sweep, recorded) -> new PulseResistance(sweep, recorded).peak() * MEGAOHM_PER_GIGAOHM),
        tests.measure(ElectrodeTest.BLOWOUT, CellQuality::afterTestPulse),
        bias(recording));
  }

  /** Access over input resistance (IPFX: input_access_resistance_ratio). */
  public Outcome<CellMeasure> accessRatio() {
    return accessResistance.then(
        access ->
            new CellMeasure(
                access.value() / inputResistance.orElseThrow().value(), access.location()));
  }

  private static double afterTestPulse(Sweep sweep, int recorded) {
    int from =
        SweepEpochs.of(sweep.millivolts(), sweep.picoamps(), sweep.info().samplingRateHz())
            .test()
            .map(epoch -> epoch.last())
            .orElse(0);
    return mean(sweep.millivolts(), Math.min(from, recorded), recorded, sweep.precision());
  }

  private static double mean(double[] samples, int from, int end, SamplePrecision precision) {
    if (end <= from) {
      throw new MeasurementException("the sweep is too short");
    }
    return SampleStatistics.mean(samples, from, end, precision);
  }

  private static Outcome<CellMeasure> bias(Recording recording) {
    Outcome<CellMeasure> furthest = Outcome.missing("no sweep says its bias current");
    double distance = -1;
    for (SweepInfo info : recording.sweeps()) {
      OptionalDouble bias = recording.biasPicoamps(info);
      if (bias.isPresent() && Math.abs(bias.getAsDouble()) > distance) {
        distance = Math.abs(bias.getAsDouble());
        furthest = Outcome.of(new CellMeasure(bias.getAsDouble(), info.location()));
      }
    }
    return furthest;
  }

  /** The sweeps of a recording that test electrode and cell. */
  private record Tests(Recording recording, StimulusOntology ontology) {

    Outcome<CellMeasure> measure(ElectrodeTest test, ToDoubleBiFunction<Sweep, Integer> measure) {
      Optional<SweepInfo> last = last(test);
      if (last.isEmpty()) {
        return Outcome.missing("no sweep with a stimulus for " + test.label());
      }
      SweepInfo info = last.get();
      return Outcome.measure(() -> new CellMeasure(measured(info, measure), info.location()));
    }

    private double measured(SweepInfo info, ToDoubleBiFunction<Sweep, Integer> measure) {
      Sweep sweep = load(info);
      double[] response =
          info.clampMode() == ClampMode.VOLTAGE_CLAMP ? sweep.picoamps() : sweep.millivolts();
      return measure.applyAsDouble(sweep, SweepEpochs.recordedLength(response));
    }

    private Sweep load(SweepInfo info) {
      try {
        return recording.load(info);
      } catch (RecordingException e) {
        throw new MeasurementException("sweep " + info.number() + " cannot be read: " + e.fact());
      }
    }

    /** Pulses of a potential need voltage clamp; the other tests take any mode. */
    private Optional<SweepInfo> last(ElectrodeTest test) {
      boolean pulses = test == ElectrodeTest.SEAL || test == ElectrodeTest.BREAK_IN;
      List<SweepInfo> currentClamp = pulses ? List.of() : recording.sweeps();
      return Stream.concat(currentClamp.stream(), recording.voltageClampSweeps().stream())
          .filter(
              info ->
                  ontology.electrodeTestOf(info.stimulusCode()).filter(test::equals).isPresent())
          .max(Comparator.comparingInt(SweepInfo::number));
    }
  }
}
