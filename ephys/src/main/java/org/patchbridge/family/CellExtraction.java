package org.patchbridge.family;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.patchbridge.protocol.ChirpAnalysis;
import org.patchbridge.protocol.LongSquareAnalysis;
import org.patchbridge.protocol.RampAnalysis;
import org.patchbridge.protocol.ShortSquareAnalysis;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.SweepInfo;

/**
 * Everything that was taken from the recording of one cell.
 *
 * @param cell identifier of the recording
 * @param preset how it was taken
 * @param refusal why the preset gives nothing for this cell; then every family is absent
 * @param families by name, all of the preset, in its order
 * @param placements where in the recording the present families come from, by name
 * @param scalars by name
 * @param spikes of each analysed sweep, in ascending sweep number
 * @param analyses the sets of sweeps the families come from
 * @param findings what a person should know, those of the recording first
 * @param filterKilohertz cutoff of the derivative where it is not the usual 10 kHz
 */
public record CellExtraction(
    String cell,
    Preset preset,
    Optional<String> refusal,
    Map<String, FamilyVector> families,
    Map<String, TracePlacement> placements,
    Map<String, ScalarFeature> scalars,
    List<SweepSpikes> spikes,
    Analyses analyses,
    List<Finding> findings,
    OptionalDouble filterKilohertz) {

  /** The analysed sets of sweeps; empty where there is none of a protocol. */
  public record Analyses(
      Optional<LongSquareAnalysis> longSquares,
      Optional<ShortSquareAnalysis> shortSquares,
      Optional<RampAnalysis> ramps,
      Optional<ChirpAnalysis> chirps) {

    public static Analyses none() {
      return of(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Without chirps. */
    public static Analyses of(
        Optional<LongSquareAnalysis> longSquares,
        Optional<ShortSquareAnalysis> shortSquares,
        Optional<RampAnalysis> ramps) {
      return new Analyses(longSquares, shortSquares, ramps, Optional.empty());
    }
  }

  /** Numbers of the sweeps that were used, ascending. */
  public List<Integer> usedSweeps() {
    Stream<Integer> chirps =
        analyses.chirps().stream()
            .flatMap(analysis -> analysis.sweeps().stream())
            .map(SweepInfo::number);
    return Stream.concat(spikes.stream().map(sweep -> sweep.sweep().number()), chirps)
        .sorted()
        .toList();
  }
}
