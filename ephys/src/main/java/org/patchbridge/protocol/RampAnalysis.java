package org.patchbridge.protocol;

import java.util.List;

/**
 * The ramp sweeps of a cell taken together (IPFX: RampAnalysis).
 *
 * @param sweeps in order of recording
 * @param spiking those with spikes
 */
public record RampAnalysis(List<PulseSweep> sweeps, List<PulseSweep> spiking) {

  public static RampAnalysis of(List<PulseSweep> sweeps) {
    return new RampAnalysis(
        List.copyOf(sweeps), sweeps.stream().filter(sweep -> sweep.train().fires()).toList());
  }
}
