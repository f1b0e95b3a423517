package org.patchbridge.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.signal.MeasurementException;
import org.patchbridge.signal.Outcome;
import org.patchbridge.signal.Trace;
import org.patchbridge.signal.VoltageDerivative;
import org.patchbridge.spike.DetectionSettings;
import org.patchbridge.spike.Spike;
import org.patchbridge.spike.SpikeDetector;
import org.patchbridge.spike.SpikeTrain;
import org.patchbridge.stimulus.StimulusWindow;

/**
 * All measures of one long square sweep; its samples are not kept.
 *
 * @param axisStart time of the first sample on the axis of the sweep, s
 * @param window of the step on the axis of the sweep, s
 * @param amplitude of the step, pA
 * @param baseline mean potential in the 100 ms before the step, mV
 * @param sag part of the lowest deflection that is lost until the end of the step
 * @param deflectionSag the same of the deflection in the direction of the current
 * @param deflection extreme potential in the direction of the current
 * @param firstSpike samples of the first spike; empty without spikes
 * @param intervalShape mean course between spikes in 100 points, mV above threshold
 * @param response binned potential; missing for sweeps with spikes
 */
public record LongSquareSweep(
    SweepInfo info,
    double axisStart,
    StimulusWindow window,
    double amplitude,
    double baseline,
    double sag,
    double deflectionSag,
    Deflection deflection,
    SpikeTrain train,
    Optional<FirstSpike> firstSpike,
    Outcome<MeanInterval> intervalShape,
    Outcome<StepResponse> response,
    Optional<Membrane> membrane) {

  /** Opaque part of the response that resistance and time constant are taken from. */
  public static final class Membrane {
    private final MembraneResponse response;

    private Membrane(MembraneResponse response) {
      this.response = response;
    }

    MembraneResponse response() {
      return response;
    }
  }

  /** Finds the spikes of a sweep and measures it. */
  public static LongSquareSweep of(
      SweepInfo info, Trace trace, StimulusWindow window, DetectionSettings settings) {
    SpikeDetector detector = detector(window, settings);
    return of(info, trace, window, settings, detector.derivative(trace));
  }

  /**
   * The same by a derivative that was computed before.
   *
   * @throws MeasurementException if the window or its margins leave the trace, or detection fails
   */
  public static LongSquareSweep of(
      SweepInfo info,
      Trace trace,
      StimulusWindow window,
      DetectionSettings settings,
      VoltageDerivative derivative) {
    List<Spike> spikes = detector(window, settings).detect(trace, derivative);
    SpikeTrain train =
        SpikeTrain.of(spikes, window.startSeconds(), window.endSeconds(), SpikeTrain.Counting.ALL);
    StepMeasures measures = new StepMeasures(trace, window);
    int first = measures.firstIndex();
    if (first + 1 >= trace.length()) {
      throw new MeasurementException("time outside the recorded sweep");
    }
    double amplitude = trace.current().at(first + 1);
    boolean hyperpolarised = !train.fires() && amplitude < 0;
    return new LongSquareSweep(
        info,
        trace.time().start(),
        window,
        amplitude,
        measures.baseline(),
        measures.sag(),
        measures.deflectionSag(),
        measures.deflection(),
        train,
        train.isEmpty() ? Optional.empty() : Optional.of(FirstSpike.of(info, trace, train)),
        intervalShape(trace, window, train, settings),
        train.fires()
            ? Outcome.missing("sweep has spikes")
            : Outcome.measure(() -> StepResponse.of(trace, window)),
        hyperpolarised
            ? Optional.of(new Membrane(MembraneResponse.of(trace, window)))
            : Optional.empty());
  }

  private static SpikeDetector detector(StimulusWindow window, DetectionSettings settings) {
    return new SpikeDetector(settings.from(window.startSeconds()).until(window.endSeconds()));
  }

  private static Outcome<MeanInterval> intervalShape(
      Trace trace, StimulusWindow window, SpikeTrain train, DetectionSettings settings) {
    if (!train.fires()) {
      return Outcome.missing("no spikes");
    }
    boolean all = settings.clipping() == DetectionSettings.Clipping.IGNORES_CLIPPED_SPIKE;
    List<Spike> spikes = train.spikes().stream().filter(spike -> all || !spike.clipped()).toList();
    return Outcome.measure(() -> new IntervalShape(trace, window).of(spikes));
  }

  /** Number of spikes as rate and length of the window give it. */
  public double spikeCount() {
    return train.averageRateHertz() * window.durationSeconds();
  }

  /** Time from the first sample of the sweep for a time on its axis, s. */
  public double fromFirstSample(double axisSeconds) {
    return axisSeconds - axisStart;
  }

  /** From the onset of the step to its deflection, s. */
  public double secondsToDeflection() {
    return deflection.seconds() - window.startSeconds();
  }

  /** Amplitudes of sweeps, pA. */
  static double[] amplitudes(List<LongSquareSweep> sweeps) {
    return sweeps.stream().mapToDouble(LongSquareSweep::amplitude).toArray();
  }

  /** Sweeps in ascending amplitude, equal ones as the reference's sort leaves them. */
  static List<LongSquareSweep> byAmplitude(List<LongSquareSweep> sweeps) {
    return Arrays.stream(AmplitudeOrder.of(amplitudes(sweeps))).mapToObj(sweeps::get).toList();
  }
}
