package org.patchbridge.family;

import java.util.List;
import org.patchbridge.protocol.FirstSpike;
import org.patchbridge.signal.MeasurementException;

/**
 * Mean waveform of the first spikes of sweeps at no more than 50 kHz (IPFX: first_ap_vectors).
 *
 * @param millivolts 3 ms from the threshold
 */
record FirstActionPotential(double[] millivolts) {
  /** Sampling rate that higher ones are averaged down to, Hz. */
  private static final int RATE = 50_000;

  /** Length at that rate. */
  static final int LENGTH = (int) (RATE * FirstSpike.SECONDS);

  /**
   * @throws MeasurementException if there are no spikes or their lengths differ or are no multiple
   *     of the averaging width
   */
  static FirstActionPotential of(List<FirstSpike> spikes) {
    if (spikes.isEmpty()) {
      throw new MeasurementException("no first spike that is not clipped");
    }
    int length = spikes.get(0).millivolts().length;
    int rate = spikes.get(0).samplingRateHz();
    double[] mean = new double[length];
    for (FirstSpike spike : spikes) {
      if (spike.millivolts().length != length) {
        throw new MeasurementException("first spikes differ in length");
      }
      for (int k = 0; k < length; k++) {
        mean[k] += spike.millivolts()[k] / spikes.size();
      }
    }
    return new FirstActionPotential(rate > RATE ? averaged(mean, rate / RATE) : mean);
  }

  private static double[] averaged(double[] samples, int width) {
    if (samples.length % width != 0) {
      throw new MeasurementException("first spike is cut off by the end of the sweep");
    }
    double[] means = new double[samples.length / width];
    for (int k = 0; k < samples.length; k++) {
      means[k / width] += samples[k] / width;
    }
    return means;
  }

  /** Differences of neighbours, mV. */
  double[] differences() {
    double[] d = new double[millivolts.length - 1];
    for (int k = 0; k < d.length; k++) {
      d[k] = millivolts[k + 1] - millivolts[k];
    }
    return d;
  }
}
