package org.patchbridge.protocol;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.signal.MeasurementException;

/**
 * The chirp sweeps of a cell taken together: the mean of their impedances, and what stands out in
 * it (chirp_sweep_features of the code behind the human tables).
 *
 * @param sweeps whose impedance went in, in order of recording
 * @param impedance mean over the sweeps
 */
public record ChirpAnalysis(List<SweepInfo> sweeps, ImpedanceSpectrum impedance) {

  /** Width above the lowest frequency that counts as low, Hz. */
  private static final double LOW_HERTZ = 0.1;

  /** A sweep and its impedance. */
  public record ChirpSweep(SweepInfo info, ImpedanceSpectrum impedance) {}

  /**
   * What stands out. Frequencies in Hz, moduli in GΩ, phases in rad.
   *
   * @param peakRatio highest modulus over that at low frequencies; NaN if there are no low ones
   * @param peakHertz frequency of the highest modulus
   * @param cutoffHertz highest frequency with a modulus above 1/√2 of the highest
   * @param peakGigaohms highest modulus
   * @param lowGigaohms mean modulus at low frequencies; NaN if there are none
   * @param synchronousHertz highest frequency at which the potential leads the current; the lowest
   *     frequency if it never does
   * @param peakRadians phase at the highest modulus
   * @param lowRadians phase at the lowest frequency
   * @param inductiveRadianHertz mean of the leading phases times the distance of frequencies
   */
  public record Resonance(
      double peakRatio,
      double peakHertz,
      double cutoffHertz,
      double peakGigaohms,
      double lowGigaohms,
      double synchronousHertz,
      double peakRadians,
      double lowRadians,
      double inductiveRadianHertz) {}

  /**
   * Where sweeps differ in length, those of the most common one are taken.
   *
   * @throws MeasurementException if there are none
   */
  public static ChirpAnalysis of(List<ChirpSweep> chirps) {
    Map<Integer, Long> counts = new LinkedHashMap<>();
    chirps.forEach(chirp -> counts.merge(chirp.impedance().hertz().length, 1L, Long::sum));
    int length =
        counts.entrySet().stream()
            .reduce((common, next) -> next.getValue() > common.getValue() ? next : common)
            .orElseThrow(() -> new MeasurementException("no usable chirp sweep"))
            .getKey();
    List<ChirpSweep> alike =
        chirps.stream().filter(chirp -> chirp.impedance().hertz().length == length).toList();
    double[] modulus = new double[length];
    double[] phase = new double[length];
    for (ChirpSweep chirp : alike) {
      for (int k = 0; k < length; k++) {
        modulus[k] += chirp.impedance().gigaohms()[k] / alike.size();
        phase[k] += chirp.impedance().radians()[k] / alike.size();
      }
    }
    double[] hertz = alike.get(0).impedance().hertz();
    return new ChirpAnalysis(
        alike.stream().map(ChirpSweep::info).toList(),
        new ImpedanceSpectrum(hertz, modulus, phase));
  }

  public Resonance resonance() {
    double[] hertz = impedance.hertz();
    double[] modulus = impedance.gigaohms();
    double[] phase = impedance.radians();
    int peak = 0;
    for (int k = 1; k < modulus.length; k++) {
      peak = modulus[k] > modulus[peak] ? k : peak;
    }
    int cutoff = peak;
    int synchronous = 0;
    for (int k = 0; k < modulus.length; k++) {
      cutoff = modulus[k] > modulus[peak] / Math.sqrt(2) ? k : cutoff;
      synchronous = phase[k] > 0 ? k : synchronous;
    }
    double low = lowModulus();
    double leading = Arrays.stream(phase).filter(p -> p > 0).average().orElse(0);
    return new Resonance(
        modulus[peak] / low,
        hertz[peak],
        hertz[cutoff],
        modulus[peak],
        low,
        hertz[synchronous],
        phase[peak],
        phase[0],
        leading * (hertz[1] - hertz[0]));
  }

  private double lowModulus() {
    double sum = 0;
    int count = 0;
    for (int k = 0; k < impedance.hertz().length; k++) {
      if (impedance.hertz()[k] < ImpedanceSpectrum.LEAST_HERTZ + LOW_HERTZ) {
        sum += impedance.gigaohms()[k];
        count++;
      }
    }
    return sum / count;
  }
}
