package org.patchbridge.inspection;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.recording.SweepRefusedException;
import org.patchbridge.signal.MeasurementException;
import org.patchbridge.signal.TimeAxis;
import org.patchbridge.signal.Trace;
import org.patchbridge.spike.DetectionSettings;
import org.patchbridge.spike.Spike;
import org.patchbridge.spike.SpikeDetector;
import org.patchbridge.stimulus.OwnStimulus;
import org.patchbridge.stimulus.StimulusCharacteristics;
import org.patchbridge.stimulus.SweepEpochs;

/**
 * What the samples of a sweep tell, whatever the ontology makes of it.
 *
 * @param stimulus empty where the current has no onset or no end
 * @param spikes found in the whole sweep with the usual criteria, whatever its protocol; empty
 *     where the samples cannot be searched
 * @param findings what was noticed while reading the samples, the refusal to read them included
 */
record StimulusReading(
    Optional<StimulusCharacteristics> stimulus,
    Optional<List<Spike>> spikes,
    List<Finding> findings) {
  /** Highest cutoff of the derivative's filter as part of the Nyquist frequency. */
  private static final double HIGHEST_CUTOFF = 0.8;

  static StimulusReading of(Recording recording, SweepInfo info) {
    try {
      Sweep sweep = recording.load(info);
      return new StimulusReading(stimulus(sweep), spikes(sweep), sweep.findings());
    } catch (SweepRefusedException e) {
      return new StimulusReading(Optional.empty(), Optional.empty(), List.of(e.finding()));
    }
  }

  /** From the current as far as it was recorded; the response may end before. */
  static Optional<StimulusCharacteristics> stimulus(Sweep sweep) {
    int length = SweepEpochs.recordedLength(sweep.current());
    double rate = sweep.info().samplingRateHz();
    return OwnStimulus.of(sweep.current(), length, rate)
        .filter(epoch -> epoch.first() >= 1 && epoch.first() <= epoch.last())
        .flatMap(
            epoch ->
                StimulusCharacteristics.of(Trace.of(sweep, TimeAxis.regular(rate, length)), epoch));
  }

  /** Sampling too slow for the usual filter gets a lower cutoff, as in the default preset. */
  static Optional<List<Spike>> spikes(Sweep sweep) {
    int length = SweepEpochs.recordedLength(sweep.millivolts());
    double rate = sweep.info().samplingRateHz();
    double cutoff = Math.min(DetectionSettings.FILTER_KILOHERTZ, HIGHEST_CUTOFF * rate / 2 / 1e3);
    try {
      Trace trace = Trace.of(sweep, TimeAxis.regular(rate, length));
      DetectionSettings settings =
          DetectionSettings.defaults().withFilter(OptionalDouble.of(cutoff));
      return Optional.of(new SpikeDetector(settings).detect(trace));
    } catch (MeasurementException e) {
      return Optional.empty();
    }
  }
}
