package org.patchbridge.nwb.write;

/**
 * One current-clamp sweep as it goes to a file. The arrays are not copied.
 *
 * @param stimulusCode as in the stimulus ontology, without channel suffix
 * @param amplitudePicoamps scale of the stimulus, for the comment acquisition software writes
 * @param startSeconds time of the first sample after the start of the session
 * @param biasPicoamps holding current that is not part of the stimulus
 * @param bridgeBalanceMegaohms series resistance the amplifier compensated
 */
public record ClampedSweep(
    int number,
    String stimulusCode,
    double amplitudePicoamps,
    double samplingRateHz,
    double startSeconds,
    double biasPicoamps,
    double bridgeBalanceMegaohms,
    float[] millivolts,
    float[] picoamps) {

  public ClampedSweep {
    if (millivolts.length != picoamps.length) {
      throw new IllegalArgumentException(
          millivolts.length + " response samples but " + picoamps.length + " stimulus samples");
    }
    if (number < 0 || !(samplingRateHz > 0)) {
      throw new IllegalArgumentException(
          "sweep " + number + " at " + samplingRateHz + " Hz cannot be written");
    }
  }
}
