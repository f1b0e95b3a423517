package org.patchbridge.figure;

/** The part of a sweep that is drawn, s from its first sample. */
public record TimeSpan(double startSeconds, double endSeconds) {

  /**
   * @throws IllegalArgumentException where the end does not lie after the start
   */
  public TimeSpan {
    if (!(endSeconds > startSeconds)) {
      throw new IllegalArgumentException("from " + startSeconds + " s to " + endSeconds + " s");
    }
  }
}
