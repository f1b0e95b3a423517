package org.patchbridge.stimulus;

import java.util.Optional;
import org.patchbridge.recording.InjectedCurrent;
import org.patchbridge.signal.MeasurementException;

/**
 * The epochs of a sweep (IPFX: epochs.py).
 *
 * @param test the test pulse with equal padding on both sides; empty without one
 * @param recording from the first sample to the last one recorded
 * @param stimulus from the first to the last sample at amplitude, the test pulse left out
 * @param experiment the stimulus with half a second on both sides, not cut to the sweep
 */
public record SweepEpochs(
    Optional<Epoch> test, Epoch recording, Optional<Epoch> stimulus, Optional<Epoch> experiment) {

  /** A test pulse begins before this time, s (IPFX: TEST_PULSE_MAX_TIME). */
  private static final double TEST_PULSE_LATEST_START = 0.4;

  /** Time kept before and after the stimulus, s (IPFX: PRESTIM_ and POSTSTIM_DURATION). */
  private static final double STABILITY_SECONDS = 0.5;

  /**
   * @param millivolts response; NaN where nothing was recorded
   * @param current stimulus of the same length
   * @throws MeasurementException if the current changes once, early, and never returns
   */
  public static SweepEpochs of(
      double[] millivolts, InjectedCurrent current, double samplingRateHz) {
    int recorded = recordedLength(millivolts);
    StimulusChanges whole = StimulusChanges.of(current, current.length());
    Optional<Epoch> test = testEpoch(whole, samplingRateHz);
    Epoch recording = new Epoch(0, Math.max(0, recorded - 1));
    int seen = recording.last() + 1;
    StimulusChanges part = seen == current.length() ? whole : StimulusChanges.of(current, seen);
    Optional<Epoch> stimulus = part.stimulusAfter(test.isPresent() ? 2 : 0);
    int margin = (int) (STABILITY_SECONDS * samplingRateHz);
    Optional<Epoch> experiment =
        stimulus.map(epoch -> new Epoch(epoch.first() - margin, epoch.last() + margin));
    return new SweepEpochs(test, recording, stimulus, experiment);
  }

  /** Number of samples up to the last one that is not NaN. */
  public static int recordedLength(double[] millivolts) {
    int length = millivolts.length;
    while (length > 0 && Double.isNaN(millivolts[length - 1])) {
      length--;
    }
    return length;
  }

  /** Number of samples up to the last one at which a current is given. */
  public static int recordedLength(InjectedCurrent current) {
    int length = current.length();
    while (length > 0 && Double.isNaN(current.at(length - 1))) {
      length--;
    }
    return length;
  }

  private static Optional<Epoch> testEpoch(StimulusChanges changes, double samplingRateHz) {
    if (changes.count() == 0 || changes.first() >= TEST_PULSE_LATEST_START * samplingRateHz) {
      return Optional.empty();
    }
    if (changes.count() == 1) {
      throw new MeasurementException("test pulse without an end");
    }
    int padding = changes.first() + 1;
    return Optional.of(new Epoch(0, changes.second() + padding));
  }
}
