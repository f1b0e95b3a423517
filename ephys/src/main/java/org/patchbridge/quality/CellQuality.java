package org.patchbridge.quality;

import java.util.OptionalDouble;
import org.patchbridge.recording.Recording;
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
    ElectrodeTests tests = new ElectrodeTests(recording, ontology);
    Outcome<TestSweep> breakIn = tests.last(ElectrodeTest.BREAK_IN);
    return new CellQuality(
        tests.last(ElectrodeTest.IN_BATH).then(test -> test.measure(electrodeZero(test))),
        tests.last(ElectrodeTest.SEAL).then(test -> test.measure(test.resistance().steady())),
        breakIn.then(test -> test.measure(test.resistance().steady() * MEGAOHM_PER_GIGAOHM)),
        breakIn.then(test -> test.measure(test.resistance().peak() * MEGAOHM_PER_GIGAOHM)),
        tests.last(ElectrodeTest.BLOWOUT).then(test -> test.measure(afterTestPulse(test))),
        bias(recording));
  }

  /** Access over input resistance (IPFX: input_access_resistance_ratio). */
  public Outcome<CellMeasure> accessRatio() {
    return accessResistance.then(
        access ->
            new CellMeasure(
                access.value() / inputResistance.orElseThrow().value(), access.location()));
  }

  private static double electrodeZero(TestSweep test) {
    Sweep sweep = test.sweep();
    int end = (int) (ELECTRODE_ZERO_SECONDS * sweep.info().samplingRateHz());
    return mean(sweep.picoamps(), 0, Math.min(end, test.recorded()), sweep.precision());
  }

  private static double afterTestPulse(TestSweep test) {
    Sweep sweep = test.sweep();
    int from =
        SweepEpochs.of(sweep.millivolts(), sweep.current(), sweep.info().samplingRateHz())
            .test()
            .map(epoch -> epoch.last())
            .orElse(0);
    int recorded = test.recorded();
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
}
