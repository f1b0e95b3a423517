package org.patchbridge.explain;

/**
 * An estimate with a simultaneous interval.
 *
 * @param value between −1 and 1 for an effect, −2 and 2 for a difference of two
 */
public record Effect(double value, double lower, double upper) {

  /**
   * @param limit largest possible size
   * @param halfWidth of the interval before it is cut at the limit
   */
  static Effect within(double limit, double value, double halfWidth) {
    return new Effect(
        value, Math.max(-limit, value - halfWidth), Math.min(limit, value + halfWidth));
  }

  /** Whether the interval leaves 0 out: then the sign is known. */
  public boolean leavesOutZero() {
    return lower > 0 || upper < 0;
  }
}
