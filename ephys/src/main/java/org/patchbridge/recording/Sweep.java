package org.patchbridge.recording;

/**
 * The samples of one current-clamp sweep. The arrays are not copied; treat them as read-only.
 *
 * @param millivolts membrane potential; NaN after the recorded part ended
 * @param picoamps injected current, same length
 * @param precision the type the values stand for: with {@link SamplePrecision#SINGLE} every value
 *     is exactly a float
 */
public record Sweep(
    SweepInfo info, double[] millivolts, double[] picoamps, SamplePrecision precision) {

  public Sweep {
    if (millivolts.length != picoamps.length) {
      throw new IllegalArgumentException(
          millivolts.length + " response samples but " + picoamps.length + " stimulus samples");
    }
  }

  public int length() {
    return millivolts.length;
  }
}
