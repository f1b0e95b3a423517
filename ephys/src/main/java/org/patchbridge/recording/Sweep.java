package org.patchbridge.recording;

import java.util.List;

/**
 * The samples of one sweep. The arrays are not copied; treat them as read-only.
 *
 * @param millivolts membrane potential, in voltage clamp the command
 * @param picoamps injected current, in voltage clamp the measured one; same length. Of the two the
 *     response is NaN after the recorded part ended
 * @param precision the type the values stand for: with {@link SamplePrecision#SINGLE} every value
 *     is exactly a float
 * @param findings what was noticed about the samples while reading them
 */
public record Sweep(
    SweepInfo info,
    double[] millivolts,
    double[] picoamps,
    SamplePrecision precision,
    List<Finding> findings) {

  public Sweep {
    if (millivolts.length != picoamps.length) {
      throw new IllegalArgumentException(
          millivolts.length + " response samples but " + picoamps.length + " stimulus samples");
    }
    findings = List.copyOf(findings);
  }

  /** A sweep about which nothing was noticed. */
  public Sweep(SweepInfo info, double[] millivolts, double[] picoamps, SamplePrecision precision) {
    this(info, millivolts, picoamps, precision, List.of());
  }

  public int length() {
    return millivolts.length;
  }
}
