package org.patchbridge.quality;

import java.util.OptionalDouble;
import org.patchbridge.recording.SamplePrecision;
import org.patchbridge.signal.SampleStatistics;
import org.patchbridge.stimulus.Epoch;

/**
 * Noise and stability of a sweep (IPFX: current_clamp_sweep_qc_features).
 *
 * @param preNoise RMS of the first 1.5 ms of the experiment epoch, mV
 * @param postNoise RMS of the last 1.5 ms recorded, mV; empty for ramps
 * @param preVm mean of the half second before the stimulus, mV
 * @param slowNoise RMS of the same, mV
 * @param postVm mean of the last half second recorded, mV; empty for ramps
 */
public record SweepQuality(
    double preNoise,
    OptionalDouble postNoise,
    double preVm,
    double slowNoise,
    OptionalDouble postVm) {

  private static final double NOISE_SECONDS = 0.0015;
  private static final double STABILITY_SECONDS = 0.5;

  /** Whether the potential has time to recover after the stimulus. */
  public enum Recovery {
    EXPECTED,
    /** After a ramp it has not; nothing is measured there. */
    NOT_EXPECTED
  }

  /** Distance of the potentials before and after, mV; empty for ramps. */
  public OptionalDouble vmDelta() {
    return postVm.isPresent()
        ? OptionalDouble.of(Math.abs(preVm - postVm.getAsDouble()))
        : OptionalDouble.empty();
  }

  /**
   * Measures the recorded part of a sweep. Parts of the windows that lie outside it are left out.
   *
   * @param millivolts response
   * @param recorded number of samples recorded
   * @param stimulus first and last sample of the stimulus
   */
  public static SweepQuality of(
      double[] millivolts,
      int recorded,
      Epoch stimulus,
      double samplingRateHz,
      SamplePrecision precision,
      Recovery recovery) {
    int noise = (int) (NOISE_SECONDS * samplingRateHz);
    int half = (int) (STABILITY_SECONDS * samplingRateHz);
    Window window = new Window(millivolts, recorded, precision);
    int experiment = stimulus.first() - half;
    int before = stimulus.first() - 1;
    int stable = Math.min(half, before);
    int last = recorded - 1;
    boolean recovers = recovery == Recovery.EXPECTED;
    return new SweepQuality(
        window.rms(experiment, experiment + noise),
        recovers ? OptionalDouble.of(window.rms(last - noise, last)) : OptionalDouble.empty(),
        window.mean(before - stable, before),
        window.rms(before - stable, before),
        recovers ? OptionalDouble.of(window.mean(last - half, last)) : OptionalDouble.empty());
  }

  private record Window(double[] millivolts, int recorded, SamplePrecision precision) {

    double mean(int from, int to) {
      int first = Math.max(0, from);
      int end = Math.min(to, recorded);
      return end <= first ? 0 : SampleStatistics.mean(millivolts, first, end, precision);
    }

    double rms(int from, int to) {
      int first = Math.max(0, from);
      int end = Math.min(to, recorded);
      return end <= first
          ? 0
          : SampleStatistics.standardDeviation(millivolts, first, end, precision);
    }
  }
}
