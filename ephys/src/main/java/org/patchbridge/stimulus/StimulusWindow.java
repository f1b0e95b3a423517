package org.patchbridge.stimulus;

/**
 * The stretch of time that a stimulus takes, s on the time axis of its sweep.
 *
 * @param startSeconds time of the first sample at amplitude
 * @param endSeconds end as the preset defines it: of the last sample at amplitude, or of the next
 */
public record StimulusWindow(double startSeconds, double endSeconds) {

  public double durationSeconds() {
    return endSeconds - startSeconds;
  }
}
