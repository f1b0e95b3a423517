package org.patchbridge.fit;

/** Single bins of the discrete Fourier transform of a fixed length. */
public final class Fourier {
  private final double[] cosine;
  private final double[] sine;

  public Fourier(int length) {
    cosine = new double[length];
    sine = new double[length];
    for (int k = 0; k < length; k++) {
      cosine[k] = Math.cos(2 * Math.PI * k / length);
      sine[k] = Math.sin(2 * Math.PI * k / length);
    }
  }

  /** A complex number. */
  public record Value(double real, double imaginary) {

    public double modulus() {
      return Math.hypot(real, imaginary);
    }
  }

  /** Sum of samples times exp(-2πi bin k / length). */
  public Value transform(double[] samples, int bin) {
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
