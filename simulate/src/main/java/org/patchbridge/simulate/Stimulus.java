package org.patchbridge.simulate;

/**
 * The injected current of one sweep: a 10 ms test pulse, then a square or a ramp. Positions are
 * samples.
 *
 * @param code as in the stimulus ontology
 * @param picoamps height of a square, or slope of a ramp in pA per second
 * @param onset first sample of the stimulus
 * @param end first sample after the stimulus
 * @param length samples of the whole sweep
 */
record Stimulus(
    Kind kind,
    String code,
    double picoamps,
    double samplingRateHz,
    int onset,
    int end,
    int length) {

  enum Kind {
    LONG_SQUARE,
    SHORT_SQUARE,
    RAMP
  }

  private static final double TEST_PULSE_ONSET_S = 0.045;
  private static final double TEST_PULSE_S = 0.01;
  private static final float TEST_PULSE_PICOAMPS = 50;
  private static final double ONSET_S = 0.6;

  /**
   * Long enough for the slow currents to be over when the last 0.5 s begin, in which quality
   * control looks for a drift of the resting potential.
   */
  private static final double AFTER_LONG_SQUARE_S = 1.0;

  private static final double AFTER_SHORT_SQUARE_S = 0.8;
  private static final double AFTER_RAMP_S = 0.2;

  static Stimulus longSquare(String code, double picoamps, double samplingRateHz) {
    return of(Kind.LONG_SQUARE, code, picoamps, samplingRateHz, 1, AFTER_LONG_SQUARE_S);
  }

  static Stimulus shortSquare(String code, double picoamps, double samplingRateHz) {
    return of(Kind.SHORT_SQUARE, code, picoamps, samplingRateHz, 0.003, AFTER_SHORT_SQUARE_S);
  }

  static Stimulus ramp(
      String code, double picoampsPerSecond, double longestSeconds, double samplingRateHz) {
    return of(Kind.RAMP, code, picoampsPerSecond, samplingRateHz, longestSeconds, AFTER_RAMP_S);
  }

  private static Stimulus of(
      Kind kind, String code, double picoamps, double rateHz, double seconds, double after) {
    int onset = (int) Math.round(ONSET_S * rateHz);
    int end = onset + (int) Math.round(seconds * rateHz);
    return new Stimulus(
        kind, code, picoamps, rateHz, onset, end, end + (int) Math.round(after * rateHz));
  }

  /** The same stimulus stopped by hand at a sample, as an experimenter stops a ramp. */
  Stimulus stoppedAt(int sample) {
    if (sample >= end) {
      return this;
    }
    return new Stimulus(kind, code, picoamps, samplingRateHz, onset, sample, sample + length - end);
  }

  float at(int sample) {
    if (sample >= onset && sample < end) {
      return kind == Kind.RAMP
          ? (float) (picoamps * (sample - onset) / samplingRateHz)
          : (float) picoamps;
    }
    int pulse = sample - (int) Math.round(TEST_PULSE_ONSET_S * samplingRateHz);
    return pulse >= 0 && pulse < (int) Math.round(TEST_PULSE_S * samplingRateHz)
        ? TEST_PULSE_PICOAMPS
        : 0;
  }

  float[] samples() {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = at(i);
    }
    return samples;
  }
}
