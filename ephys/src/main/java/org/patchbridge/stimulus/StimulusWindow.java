package org.patchbridge.stimulus;

/**
 * The stretch of time that a stimulus takes, s on the time axis of its sweep.
 *
 * @param startSeconds time of the first sample at amplitude
 * @param endSeconds end as the preset defines it: of the last sample at amplitude, or of the next
 * @param earliestSeconds what lies before the stimulus is looked at from here on; a time before the
 *     sweep makes measures fail whose margin was not recorded, as the reference's do
 */
public record StimulusWindow(double startSeconds, double endSeconds, double earliestSeconds) {

  /** A window whose margins are looked at in full, or not at all. */
  public StimulusWindow(double startSeconds, double endSeconds) {
    this(startSeconds, endSeconds, Double.NEGATIVE_INFINITY);
  }

  /** The given time before the start, or the earliest time there is. */
  public double before(double seconds) {
    return Math.max(earliestSeconds, startSeconds - seconds);
  }

  public double durationSeconds() {
    return endSeconds - startSeconds;
  }
}
