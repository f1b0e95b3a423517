package org.patchbridge.stimulus;

import java.util.Optional;
import org.patchbridge.recording.InjectedCurrent;

/**
 * The stimulus epoch of a sweep from its own current, without assuming a test pulse. The first two
 * changes are a test pulse if they begin early, are too short for a long square, bring the current
 * back to where it was, and more follows; a sweep may also begin inside one. Of several steps the
 * first is the stimulus if it is long enough for a long square.
 */
public final class OwnStimulus {
  private static final double TEST_PULSE_LATEST_START = 0.4;

  /** The test pulse of a sweep that was broken off is over sooner than this, s. */
  private static final double TEST_PULSE_LONGEST = 0.1;

  private OwnStimulus() {}

  /**
   * First and last sample of the stimulus in the first {@code length} samples; empty if the current
   * has no onset or no end there, or if the sweep was broken off after what looks like its test
   * pulse.
   */
  public static Optional<Epoch> of(InjectedCurrent current, int length, double samplingRateHz) {
    StimulusChanges changes = StimulusChanges.of(current, length);
    if (changes.count() == 3 && current.at(0) != 0 && current.at(changes.first() + 1) == 0) {
      return Optional.of(new Epoch(changes.second() + 1, changes.last()));
    }
    boolean early =
        changes.count() > 0 && changes.first() < TEST_PULSE_LATEST_START * samplingRateHz;
    double longSquare = StimulusShape.SHORTEST_LONG_SQUARE * samplingRateHz;
    boolean testPulse =
        early
            && changes.count() > 2
            && changes.second() - changes.first() < longSquare
            && current.at(changes.second() + 1) == current.at(changes.first());
    boolean brokenOff =
        early
            && length < current.length()
            && changes.count() == 2
            && changes.second() - changes.first() < TEST_PULSE_LONGEST * samplingRateHz;
    return brokenOff
        ? Optional.empty()
        : changes.stimulusAfter(testPulse ? 2 : 0).map(all -> firstStep(current, all, longSquare));
  }

  /** The first of several steps; the whole epoch where that is short, or no step. */
  private static Epoch firstStep(InjectedCurrent current, Epoch all, double longSquare) {
    int last = Math.min(all.last(), current.nextChange(all.first(), all.last() + 1));
    boolean isStep =
        last < all.last()
            && last - all.first() + 1 >= longSquare
            && current.at(last + 1) == current.at(all.first() - 1);
    return isStep ? new Epoch(all.first(), last) : all;
  }
}
