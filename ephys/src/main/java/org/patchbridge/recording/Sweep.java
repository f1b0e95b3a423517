package org.patchbridge.recording;

import java.util.List;

/**
 * The samples of one sweep. The arrays are not copied; treat them as read-only.
 *
 * @param millivolts membrane potential, in voltage clamp the command
 * @param ranges bounds of the membrane potential
 * @param current injected current, in voltage clamp the measured one; same length. Of the two the
 *     response is NaN after the recorded part ended
 * @param precision the type the values stand for: with {@link SamplePrecision#SINGLE} every value
 *     is exactly a float
 * @param findings what was noticed about the samples while reading them
 */
public record Sweep(
    SweepInfo info,
    double[] millivolts,
    SampleRanges ranges,
    InjectedCurrent current,
    SamplePrecision precision,
    List<Finding> findings) {

  public Sweep {
    if (millivolts.length != current.length()) {
      throw new IllegalArgumentException(
          millivolts.length + " response samples but " + current.length() + " stimulus samples");
    }
    findings = List.copyOf(findings);
  }

  /** A sweep whose current is an array like its potential. */
  public Sweep(
      SweepInfo info,
      double[] millivolts,
      double[] picoamps,
      SamplePrecision precision,
      List<Finding> findings) {
    this(
        info,
        millivolts,
        SampleRanges.of(millivolts, millivolts.length),
        InjectedCurrent.of(picoamps),
        precision,
        findings);
  }

  /** A sweep about which nothing was noticed. */
  public Sweep(SweepInfo info, double[] millivolts, double[] picoamps, SamplePrecision precision) {
    this(info, millivolts, picoamps, precision, List.of());
  }

  public int length() {
    return millivolts.length;
  }

  /** A copy of the injected current as an array, pA. */
  public double[] picoamps() {
    return current.toArray();
  }
}
