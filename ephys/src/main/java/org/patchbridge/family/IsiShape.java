package org.patchbridge.family;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.patchbridge.protocol.LongSquareSweep;
import org.patchbridge.protocol.MeanInterval;
import org.patchbridge.signal.MeasurementException;

/**
 * Course of the potential between spikes, from one sweep: that of lowest current with at least five
 * spikes; without one, that with most spikes; if none has two, that of lowest current (IPFX:
 * identify_sweep_for_isi_shape).
 */
public final class IsiShape {
  private static final int ENOUGH_SPIKES = 5;

  private IsiShape() {}

  /** The sweep that is used. */
  static LongSquareSweep sweep(List<LongSquareSweep> sweeps) {
    List<LongSquareSweep> spiking =
        sweeps.stream().filter(sweep -> sweep.train().fires() && sweep.amplitude() > 0).toList();
    Comparator<LongSquareSweep> byCurrent =
        Comparator.comparingDouble(sweep -> Math.rint(sweep.amplitude()));
    List<LongSquareSweep> many =
        spiking.stream().filter(sweep -> sweep.spikeCount() >= ENOUGH_SPIKES).toList();
    if (!many.isEmpty()) {
      return first(many, byCurrent);
    }
    if (spiking.stream().anyMatch(sweep -> sweep.spikeCount() > 1)) {
      return first(spiking, Comparator.comparingDouble(sweep -> -sweep.spikeCount()));
    }
    return first(spiking, byCurrent);
  }

  public static PlacedVector of(List<LongSquareSweep> sweeps) {
    LongSquareSweep sweep = sweep(sweeps);
    MeanInterval mean = sweep.intervalShape().orElseThrow();
    return new VectorBuilder().recorded(mean.millivolts(), placement(sweep, mean)).build();
  }

  private static TracePlacement placement(LongSquareSweep sweep, MeanInterval mean) {
    return position ->
        mean.intervals().stream()
            .map(
                interval -> {
                  int from = interval.firstIndex() + position * interval.width();
                  return TraceSpan.ofSamples(
                      sweep.info().number(),
                      OptionalInt.of(interval.spike()),
                      from,
                      from + interval.width(),
                      sweep.info().samplingRateHz());
                })
            .toList();
  }

  private static LongSquareSweep first(
      List<LongSquareSweep> sweeps, Comparator<LongSquareSweep> order) {
    return sweeps.stream()
        .min(order)
        .orElseThrow(() -> new MeasurementException("no spiking long square sweep above 0 pA"));
  }
}
