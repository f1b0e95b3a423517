package org.patchbridge.protocol;

import org.patchbridge.fit.Fourier;
import org.patchbridge.fit.LineSmoother;
import org.patchbridge.signal.MeasurementException;
import org.patchbridge.signal.Trace;
import org.patchbridge.stimulus.Epoch;

/**
 * Impedance of a cell by frequency, from the response to a chirp: Fourier transform of the
 * potential over that of the current (chirp_sweep_amp_phase of the code behind the human tables).
 *
 * @param hertz frequencies, from 0.4 to 40 Hz
 * @param gigaohms modulus, smoothed over 1 Hz
 * @param radians phase of potential against current, smoothed likewise
 */
public record ImpedanceSpectrum(double[] hertz, double[] gigaohms, double[] radians) {
  /** Lowest frequency, Hz. */
  static final double LEAST_HERTZ = 0.4;

  private static final double MOST_HERTZ = 40;
  private static final double SMOOTHED_HERTZ = 1;

  /** The sweep is averaged down to about this many samples. */
  private static final int SAMPLES = 10_000;

  /** Samples at the end that are not all exactly zero in a sweep that was recorded whole. */
  private static final int CHECKED_SAMPLES = 10;

  /**
   * @param stimulus first and last sample of the chirp
   * @throws MeasurementException if the chirp is too short for its frequencies, or was broken off
   */
  public static ImpedanceSpectrum of(Trace trace, Epoch stimulus) {
    checkWhole(trace, stimulus);
    int length = stimulus.last() - stimulus.first() + 1;
    int width = length / SAMPLES;
    if (width < 1) {
      throw new MeasurementException("chirp has too few samples");
    }
    double[] potential = averaged(trace.millivolts(), stimulus, width);
    double[] current = averaged(trace.current().toArray(), stimulus, width);
    int bins = potential.length / 2;
    double nyquist = 1 / (2 * (trace.time().at(width) - trace.time().at(0)));
    double step = nyquist / (bins - 1);
    int first = (int) Math.rint(LEAST_HERTZ / step);
    int end = (int) Math.rint(MOST_HERTZ / step);
    int smoothed = 2 * (int) Math.rint(SMOOTHED_HERTZ / 2 / step) + 1;
    if (end >= bins || end - first < smoothed) {
      throw new MeasurementException("chirp is too short for its frequencies");
    }
    return spectrum(potential, current, new Band(first, end, step), smoothed);
  }

  /** Bins of the transform and their distance, Hz. */
  private record Band(int first, int end, double step) {}

  private static ImpedanceSpectrum spectrum(
      double[] potential, double[] current, Band band, int smoothed) {
    int n = band.end() - band.first();
    double[] hertz = new double[n];
    double[] modulus = new double[n];
    double[] phase = new double[n];
    Fourier fourier = new Fourier(potential.length);
    for (int k = 0; k < n; k++) {
      int bin = band.first() + k;
      hertz[k] = bin * band.step();
      Fourier.Value v = fourier.transform(potential, bin);
      Fourier.Value i = fourier.transform(current, bin);
      modulus[k] = v.modulus() / i.modulus();
      phase[k] =
          Math.atan2(
              v.imaginary() * i.real() - v.real() * i.imaginary(),
              v.real() * i.real() + v.imaginary() * i.imaginary());
    }
    LineSmoother smoother = new LineSmoother(smoothed);
    return new ImpedanceSpectrum(hertz, smoother.smooth(modulus), smoother.smooth(phase));
  }

  private static void checkWhole(Trace trace, Epoch stimulus) {
    if (stimulus.last() >= trace.length()) {
      throw new MeasurementException("chirp was broken off");
    }
    for (int k = stimulus.last() + 1 - CHECKED_SAMPLES; k <= stimulus.last(); k++) {
      if (k >= 0 && trace.millivolts()[k] != 0) {
        return;
      }
    }
    throw new MeasurementException("chirp was broken off");
  }

  /** Means of groups of samples; the first group is the shorter one. */
  private static double[] averaged(double[] samples, Epoch stimulus, int width) {
    int length = stimulus.last() - stimulus.first() + 1;
    int groups = (length + width - 1) / width;
    double[] means = new double[groups];
    int end = stimulus.last() + 1;
    for (int group = groups - 1; group >= 0; group--) {
      int from = Math.max(stimulus.first(), end - width);
      double sum = 0;
      for (int k = from; k < end; k++) {
        sum += samples[k];
      }
      means[group] = sum / (end - from);
      end = from;
    }
    return means;
  }
}
