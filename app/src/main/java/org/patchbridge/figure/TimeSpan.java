package org.patchbridge.figure;

/**
 * The part of a sweep that is drawn, s from its first sample, and how its axis is labelled.
 *
 * @param zeroSeconds what the axis calls zero
 */
public record TimeSpan(double startSeconds, double endSeconds, double zeroSeconds, Unit unit) {

  /** Unit of a time axis. */
  public enum Unit {
    SECONDS("Time (s)", 1),
    MILLISECONDS("Time from the onset of the stimulus (ms)", 1e3);

    private final String axis;
    private final double perSecond;

    Unit(String axis, double perSecond) {
      this.axis = axis;
      this.perSecond = perSecond;
    }
  }

  /**
   * @throws IllegalArgumentException where the end does not lie after the start
   */
  public TimeSpan {
    if (!(endSeconds > startSeconds)) {
      throw new IllegalArgumentException("from " + startSeconds + " s to " + endSeconds + " s");
    }
  }

  /** A sweep from its first sample on, in s. */
  public static TimeSpan whole(double endSeconds) {
    return new TimeSpan(0, endSeconds, 0, Unit.SECONDS);
  }

  /** What lies around the onset of a short stimulus, in ms. */
  public static TimeSpan around(double onsetSeconds, double startSeconds, double endSeconds) {
    return new TimeSpan(startSeconds, endSeconds, onsetSeconds, Unit.MILLISECONDS);
  }

  /** The same part, in s from the first sample. */
  public TimeSpan inSeconds() {
    return new TimeSpan(startSeconds, endSeconds, 0, Unit.SECONDS);
  }

  String axis() {
    return unit.axis;
  }

  /** Place on the axis of a time of the sweep. */
  double onAxis(double seconds) {
    return (seconds - zeroSeconds) * unit.perSecond;
  }
}
