package org.patchbridge.signal;

/**
 * Coefficients of a digital fourth-order Bessel low-pass: the phase-normalised analog prototype
 * through the bilinear transform with pre-warping (SciPy: {@code bessel(4, wn, 'low')}).
 *
 * @param numerator the same read backwards
 * @param slowestDecay part of its response that is left of one sample at the next; largest
 *     magnitude of a pole
 */
public record BesselFilter(double[] numerator, double[] denominator, double slowestDecay) {

  /** Order of the filter. */
  public static final int ORDER = 4;

  /** Upper poles of the analog prototype, real and imaginary part (norm: phase). */
  private static final double[][] POLES = {
    {-0.6572111716718827, 0.830161435004873}, {-0.9047587967882449, 0.27091873300387465}
  };

  /**
   * @param cutoffFraction cutoff as a fraction of the Nyquist frequency
   * @throws MeasurementException unless the cutoff lies in (0, 1)
   */
  public static BesselFilter lowPass(double cutoffFraction) {
    if (!(cutoffFraction > 0 && cutoffFraction < 1)) {
      throw new MeasurementException("filter cutoff is not below the Nyquist frequency");
    }
    double warped = 4 * Math.tan(Math.PI * cutoffFraction / 2);
    double gain = Math.pow(warped, ORDER);
    double[] denominator = {1};
    double slowest = 0;
    for (double[] pole : POLES) {
      double re = warped * pole[0];
      double im = warped * pole[1];
      double below = (4 - re) * (4 - re) + im * im;
      // (4 + p) / (4 - p), the digital pole, written as real and imaginary part.
      double digitalRe = (16 - re * re - im * im) / below;
      double digitalIm = 8 * im / below;
      double squaredRadius = digitalRe * digitalRe + digitalIm * digitalIm;
      gain /= below;
      denominator = product(denominator, new double[] {1, -2 * digitalRe, squaredRadius});
      slowest = Math.max(slowest, Math.sqrt(squaredRadius));
    }
    double[] numerator = {gain, 4 * gain, 6 * gain, 4 * gain, gain};
    return new BesselFilter(numerator, denominator, slowest);
  }

  /** Samples after which what the filter began with has decayed to the given part. */
  int samplesToForget(double remainingPart) {
    return (int) Math.ceil(Math.log(remainingPart) / Math.log(slowestDecay));
  }

  /** State in which a constant input of 1 gives a constant output of 1 (SciPy: lfilter_zi). */
  double[] steadyState() {
    double weightedSum = 0;
    double sum = 1;
    for (int k = 1; k <= ORDER; k++) {
      weightedSum += numerator[k] - denominator[k] * numerator[0];
      sum += denominator[k];
    }
    double[] state = new double[ORDER];
    state[0] = weightedSum / sum;
    double a = 1;
    double c = 0;
    for (int k = 1; k < ORDER; k++) {
      a += denominator[k];
      c += numerator[k] - denominator[k] * numerator[0];
      state[k] = a * state[0] - c;
    }
    return state;
  }

  private static double[] product(double[] p, double[] q) {
    double[] r = new double[p.length + q.length - 1];
    for (int i = 0; i < p.length; i++) {
      for (int j = 0; j < q.length; j++) {
        r[i + j] += p[i] * q[j];
      }
    }
    return r;
  }
}
