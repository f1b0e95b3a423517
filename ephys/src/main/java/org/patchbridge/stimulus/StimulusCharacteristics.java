package org.patchbridge.stimulus;

import java.util.Optional;
import org.patchbridge.signal.TimeAxis;
import org.patchbridge.signal.Trace;

/**
 * Onset, duration and amplitude of a stimulus (IPFX: get_stim_characteristics).
 *
 * @param startSeconds time of the first sample at amplitude
 * @param durationSeconds from the sample before the first to the last at amplitude
 * @param amplitudePicoamps extreme of the current in the epoch, the larger by magnitude
 * @param epoch first and last sample at amplitude
 */
public record StimulusCharacteristics(
    double startSeconds, double durationSeconds, double amplitudePicoamps, Epoch epoch) {

  /**
   * Characteristics of the stimulus of a trace; empty where there is none of two samples or more.
   *
   * @param testPulse whether the first two changes of the current are a test pulse; the reference
   *     assumes so always
   */
  public static Optional<StimulusCharacteristics> of(Trace trace, TestPulse testPulse) {
    return epoch(trace, testPulse)
        .filter(epoch -> epoch.first() < epoch.last())
        .flatMap(epoch -> of(trace, epoch));
  }

  /** First and last sample at amplitude; empty where the current has no onset or no end. */
  public static Optional<Epoch> epoch(Trace trace, TestPulse testPulse) {
    int skipped = testPulse == TestPulse.PRESENT ? 2 : 0;
    return StimulusChanges.of(trace.current(), trace.length()).stimulusAfter(skipped);
  }

  /** Characteristics of a known epoch; empty if its current contains NaN. */
  public static Optional<StimulusCharacteristics> of(Trace trace, Epoch epoch) {
    int end = epoch.last() + 1;
    if (trace.current().hasGap(epoch.first(), end)) {
      return Optional.empty();
    }
    double low = trace.current().lowest(epoch.first(), end);
    double high = trace.current().highest(epoch.first(), end);
    TimeAxis time = trace.time();
    double duration = time.at(epoch.last()) - time.at(epoch.first() - 1);
    double amplitude = Math.abs(high) > Math.abs(low) ? high : low;
    return Optional.of(
        new StimulusCharacteristics(time.at(epoch.first()), duration, amplitude, epoch));
  }

  /** Whether the current begins with a test pulse. */
  public enum TestPulse {
    PRESENT,
    NONE
  }
}
