package org.patchbridge.inspection;

import java.util.List;
import java.util.Optional;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.recording.SweepRefusedException;
import org.patchbridge.signal.TimeAxis;
import org.patchbridge.signal.Trace;
import org.patchbridge.stimulus.OwnStimulus;
import org.patchbridge.stimulus.StimulusCharacteristics;

/**
 * What the samples of a sweep tell about its stimulus.
 *
 * @param stimulus empty where the current has no onset or no end
 * @param findings what was noticed while reading the samples, the refusal to read them included
 */
record StimulusReading(Optional<StimulusCharacteristics> stimulus, List<Finding> findings) {

  static StimulusReading of(Recording recording, SweepInfo info) {
    try {
      Sweep sweep = recording.load(info);
      return new StimulusReading(stimulus(sweep), sweep.findings());
    } catch (SweepRefusedException e) {
      return new StimulusReading(Optional.empty(), List.of(e.finding()));
    }
  }

  static Optional<StimulusCharacteristics> stimulus(Sweep sweep) {
    int length = sweep.length();
    double rate = sweep.info().samplingRateHz();
    return OwnStimulus.of(sweep.picoamps(), length, rate)
        .filter(epoch -> epoch.first() >= 1 && epoch.first() <= epoch.last())
        .flatMap(
            epoch ->
                StimulusCharacteristics.of(
                    new Trace(
                        TimeAxis.regular(rate, length),
                        sweep.millivolts(),
                        sweep.picoamps(),
                        length,
                        sweep.precision()),
                    epoch));
  }
}
