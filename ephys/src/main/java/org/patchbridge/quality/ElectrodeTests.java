package org.patchbridge.quality;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.patchbridge.recording.ClampMode;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.signal.MeasurementException;
import org.patchbridge.signal.Outcome;
import org.patchbridge.stimulus.ElectrodeTest;
import org.patchbridge.stimulus.StimulusOntology;
import org.patchbridge.stimulus.SweepEpochs;

/** The sweeps of a recording that test electrode and cell. */
record ElectrodeTests(Recording recording, StimulusOntology ontology) {

  /** The last sweep of a test, or why there is none. */
  Outcome<TestSweep> last(ElectrodeTest test) {
    return find(test)
        .map(info -> Outcome.measure(() -> load(info)))
        .orElseGet(() -> Outcome.missing("no sweep with a stimulus for " + test.label()));
  }

  /** Pulses of a potential need voltage clamp; the other tests take any mode. */
  private Optional<SweepInfo> find(ElectrodeTest test) {
    boolean pulses = test == ElectrodeTest.SEAL || test == ElectrodeTest.BREAK_IN;
    List<SweepInfo> currentClamp = pulses ? List.of() : recording.sweeps();
    return Stream.concat(currentClamp.stream(), recording.voltageClampSweeps().stream())
        .filter(info -> ontology.electrodeTestOf(info.stimulusCode()).equals(Optional.of(test)))
        .max(Comparator.comparingInt(SweepInfo::number));
  }

  private TestSweep load(SweepInfo info) {
    try {
      Sweep sweep = recording.load(info);
      double[] response =
          info.clampMode() == ClampMode.VOLTAGE_CLAMP ? sweep.picoamps() : sweep.millivolts();
      return new TestSweep(sweep, SweepEpochs.recordedLength(response));
    } catch (RecordingException e) {
      throw new MeasurementException("sweep " + info.number() + " cannot be read: " + e.fact());
    }
  }
}
