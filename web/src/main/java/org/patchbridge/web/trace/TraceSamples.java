package org.patchbridge.web.trace;

import org.patchbridge.recording.Sweep;

/**
 * A sweep in half the memory, which a screen does not tell from the whole.
 *
 * @param rate samples per second
 * @param millivolts NaN after the recorded part ended
 * @param picoamps of the same length
 */
record TraceSamples(double rate, float[] millivolts, float[] picoamps) {

  static TraceSamples of(Sweep sweep) {
    return new TraceSamples(
        sweep.info().samplingRateHz(), single(sweep.millivolts()), single(sweep.picoamps()));
  }

  private static float[] single(double[] values) {
    float[] single = new float[values.length];
    for (int at = 0; at < values.length; at++) {
      single[at] = (float) values[at];
    }
    return single;
  }

  double seconds() {
    return millivolts.length / rate;
  }

  long bytes() {
    return (long) Float.BYTES * (millivolts.length + picoamps.length);
  }
}
