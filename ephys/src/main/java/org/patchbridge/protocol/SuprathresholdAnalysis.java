package org.patchbridge.protocol;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.patchbridge.fit.LineFit;
import org.patchbridge.signal.MeasurementException;

/**
 * What the spiking long square sweeps of a cell tell (IPFX:
 * LongSquareAnalysis.analyze_suprathreshold).
 *
 * @param spiking sweeps with spikes in the window, in order of recording
 * @param rheobase the spiking sweep of lowest positive current
 * @param hero the sweep whose spike train describes the cell
 * @param slope of firing rate over current, Hz/pA; empty with fewer than two spiking sweeps
 */
public record SuprathresholdAnalysis(
    List<LongSquareSweep> spiking,
    LongSquareSweep rheobase,
    LongSquareSweep hero,
    OptionalDouble slope) {

  /** Range of the hero sweep above rheobase, pA. */
  private static final double HERO_LEAST = 39;

  private static final double HERO_MOST = 61;

  /**
   * @throws MeasurementException if no sweep spikes, or none with positive current
   */
  public static SuprathresholdAnalysis of(List<LongSquareSweep> sweeps) {
    List<LongSquareSweep> spiking = sweeps.stream().filter(sweep -> sweep.train().fires()).toList();
    if (spiking.isEmpty()) {
      throw new MeasurementException("no spiking long square sweep");
    }
    List<LongSquareSweep> ascending = LongSquareSweep.byAmplitude(spiking);
    LongSquareSweep rheobase =
        ascending.stream()
            .filter(sweep -> sweep.amplitude() > 0)
            .findFirst()
            .orElseThrow(() -> new MeasurementException("no spiking long square sweep above 0 pA"));
    return new SuprathresholdAnalysis(
        spiking, rheobase, hero(ascending, rheobase.amplitude()), slope(spiking));
  }

  private static LongSquareSweep hero(List<LongSquareSweep> ascending, double rheobase) {
    double least = rheobase + HERO_LEAST;
    double most = rheobase + HERO_MOST;
    LongSquareSweep closest = ascending.get(0);
    for (LongSquareSweep sweep : ascending) {
      if (sweep.amplitude() > least && sweep.amplitude() < most) {
        return sweep;
      }
      if (Math.abs(least - sweep.amplitude()) < Math.abs(least - closest.amplitude())) {
        closest = sweep;
      }
    }
    return closest;
  }

  private static OptionalDouble slope(List<LongSquareSweep> spiking) {
    if (spiking.size() < 2) {
      return OptionalDouble.empty();
    }
    double[] rates =
        spiking.stream().mapToDouble(sweep -> sweep.train().averageRateHertz()).toArray();
    return OptionalDouble.of(LineFit.slope(LongSquareSweep.amplitudes(spiking), rates));
  }

  /** The sweep of lowest positive current with at least this many spikes. */
  public Optional<LongSquareSweep> lowestWithSpikes(int least) {
    return LongSquareSweep.byAmplitude(spiking).stream()
        .filter(sweep -> sweep.amplitude() > 0 && sweep.train().spikes().size() >= least)
        .findFirst();
  }

  /** Current of the rheobase sweep, pA. */
  public double rheobaseCurrent() {
    return rheobase.amplitude();
  }
}
