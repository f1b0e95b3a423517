package org.patchbridge.protocol;

/** Single bins of the discrete Fourier transform of a fixed length. */
final class Fourier {
  private final double[] cosine;
  private final double[] sine;

  Fourier(int length) {
    cosine = new double[length];
    sine = new double[length];
    for (int k = 0; k < length; k++) {
      cosine[k] = Math.cos(2 * Math.PI * k / length);
      sine[k] = Math.sin(2 * Math.PI * k / length);
    }
  }

  /** A complex number. */
  record Value(double real, double imaginary) {

    double modulus() {
      return Math.hypot(real, imaginary);
    }
  }

  /** Sum of samples times exp(-2πi bin k / length). */
  Value transform(double[] samples, int bin) {
    double real = 0;
    double imaginary = 0;
    int angle = 0;
    for (double sample : samples) {
      real += sample * cosine[angle];
      imaginary -= sample * sine[angle];
      angle += bin;
      if (angle >= cosine.length) {
        angle -= cosine.length;
      }
    }
    return new Value(real, imaginary);
  }
}
