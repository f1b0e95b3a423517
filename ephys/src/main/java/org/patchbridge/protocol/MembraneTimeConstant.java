package org.patchbridge.protocol;

import java.util.Arrays;
import org.patchbridge.fit.ExponentialFit;
import org.patchbridge.recording.SamplePrecision;
import org.patchbridge.signal.MeasurementException;

/**
 * Membrane time constant by an exponential fit from 10 % of the deflection to its peak (IPFX:
 * time_constant).
 */
final class MembraneTimeConstant {
  /** Part of the deflection at which the fit begins. */
  private static final double FRACTION = 0.1;

  /** Least ratio of deflection to noise. */
  private static final double LEAST_SIGNAL_TO_NOISE = 20;

  /** Largest root mean square error of a fit that counts, mV. */
  private static final double LARGEST_ERROR = 1.0;

  /** Rate the fit starts from, 1/s. */
  private static final double FIRST_RATE = 50;

  private MembraneTimeConstant() {}

  /**
   * Time constant in s; NaN where the deflection is not clear of noise or the fit fails.
   *
   * @param latestPeakSeconds end of the fit at the latest: the median peak time of the cell's
   *     sweeps
   * @throws MeasurementException if there are no samples to fit
   */
  static double of(MembraneResponse response, double latestPeakSeconds) {
    boolean single = response.precision() == SamplePrecision.SINGLE;
    int latest = response.time().indexOf(latestPeakSeconds);
    int peak = Math.min(latest, response.minimum().index()) - response.firstIndex();
    double[] v = response.millivolts();
    if (peak < 0) {
      throw new MeasurementException("no interval for the time constant");
    }
    double base = response.baseline();
    double deflection = single ? (float) (v[peak] - base) : v[peak] - base;
    if (Math.abs(deflection) / response.noise() < LEAST_SIGNAL_TO_NOISE) {
      return Double.NaN;
    }
    double level = FRACTION * deflection + base;
    int first = firstAtOrBelow(v, single ? (float) level : level);
    if (peak - first < 3) {
      throw new MeasurementException("no interval for the time constant");
    }
    double drop = single ? (float) (v[first] - v[peak]) : v[first] - v[peak];
    double[] guess = {drop, FIRST_RATE, v[peak]};
    return ExponentialFit.of(Arrays.copyOfRange(v, first, peak), response.time().step(), guess)
        .filter(fit -> fit.rootMeanSquare() <= LARGEST_ERROR)
        .map(fit -> 1 / fit.rate())
        .orElse(Double.NaN);
  }

  private static int firstAtOrBelow(double[] v, double level) {
    for (int k = 0; k < v.length; k++) {
      if (v[k] <= level) {
        return k;
      }
    }
    throw new MeasurementException("no interval for the time constant");
  }
}
