package org.patchbridge.family.recipe;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.patchbridge.family.SweepSpikes;
import org.patchbridge.protocol.LongSquareSweep;
import org.patchbridge.protocol.PulseSweep;
import org.patchbridge.stimulus.Protocol;

/** The spikes of all analysed sweeps in ascending sweep number. */
final class AnalysedSpikes {
  private AnalysedSpikes() {}

  static List<SweepSpikes> of(
      List<LongSquareSweep> longSquares, List<PulseSweep> shortSquares, List<PulseSweep> ramps) {
    Stream<SweepSpikes> ofLongSquares =
        longSquares.stream()
            .map(
                sweep ->
                    new SweepSpikes(
                        sweep.info(),
                        Protocol.LONG_SQUARE,
                        sweep.amplitude(),
                        sweep.train().spikes()));
    Stream<SweepSpikes> others =
        Stream.concat(
            shortSquares.stream().map(sweep -> ofPulse(sweep, Protocol.SHORT_SQUARE)),
            ramps.stream().map(sweep -> ofPulse(sweep, Protocol.RAMP)));
    return Stream.concat(ofLongSquares, others)
        .sorted(Comparator.comparingInt(spikes -> spikes.sweep().number()))
        .toList();
  }

  private static SweepSpikes ofPulse(PulseSweep sweep, Protocol protocol) {
    return new SweepSpikes(sweep.info(), protocol, sweep.amplitude(), sweep.train().spikes());
  }
}
