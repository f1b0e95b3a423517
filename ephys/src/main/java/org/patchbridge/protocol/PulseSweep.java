package org.patchbridge.protocol;

import java.util.List;
import java.util.Optional;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.signal.Trace;
import org.patchbridge.signal.VoltageDerivative;
import org.patchbridge.spike.DetectionSettings;
import org.patchbridge.spike.Spike;
import org.patchbridge.spike.SpikeDetector;
import org.patchbridge.spike.SpikeTrain;

/**
 * Measures of a short square or ramp sweep; its samples are not kept.
 *
 * @param amplitude highest current after the onset, pA
 * @param firstSpike samples of the first spike; empty without spikes
 */
public record PulseSweep(
    SweepInfo info, double amplitude, SpikeTrain train, Optional<FirstSpike> firstSpike) {

  /**
   * @param counting which spikes count for the firing rate
   * @throws org.patchbridge.signal.MeasurementException if the window leaves the trace or detection
   *     fails
   */
  public static PulseSweep of(
      SweepInfo info,
      Trace trace,
      VoltageDerivative derivative,
      DetectionSettings settings,
      SpikeTrain.Counting counting) {
    List<Spike> spikes = new SpikeDetector(settings).detect(trace, derivative);
    double start = settings.startSeconds().orElse(trace.time().start());
    double end = settings.endSeconds().orElse(trace.time().end());
    SpikeTrain train = SpikeTrain.of(spikes, start, end, counting);
    return new PulseSweep(
        info,
        trace.current().highest(trace.time().indexOf(start) + 1, trace.length()),
        train,
        train.isEmpty() ? Optional.empty() : Optional.of(FirstSpike.of(info, trace, train)));
  }
}
