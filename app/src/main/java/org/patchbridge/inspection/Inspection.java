package org.patchbridge.inspection;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Subject;

/**
 * All that can be told of one recording.
 *
 * @param file where it was opened from
 * @param id of the recording session or cell
 * @param preset how the features were taken
 * @param samplingRatesHz of the current-clamp sweeps, distinct, ascending
 * @param sweepsByMode number of sweeps of each clamp mode, those that are not analysed included
 * @param sweeps in ascending number, those that are not analysed included
 * @param findings of file, sweeps and analysis, each once
 * @param unknownCodes stimulus codes that the ontology does not have, with their sweeps
 * @param refusal why the preset gives nothing for this cell
 * @param filterKilohertz cutoff of the derivative where it is not the usual one
 */
public record Inspection(
    String file,
    String id,
    Subject subject,
    String preset,
    List<Double> samplingRatesHz,
    Map<String, Integer> sweepsByMode,
    List<SweepRow> sweeps,
    List<Finding> findings,
    List<ProtocolRow> protocols,
    List<FamilyRow> families,
    List<ScalarRow> scalars,
    Map<String, Integer> unknownCodes,
    Optional<String> refusal,
    OptionalDouble filterKilohertz) {

  /** What became of a sweep. */
  public enum State {
    /** Analysed; nothing was noticed. */
    USED,
    /** Analysed, but something about it is doubtful. */
    DOUBTFUL,
    /** Of an analysed protocol, but left out. */
    SKIPPED,
    /** Of no protocol that is analysed. */
    NOT_ANALYSED
  }

  /**
   * One sweep.
   *
   * @param number empty where the file gives none
   * @param protocol in words
   * @param amplitudePicoamps extreme of the current of the stimulus; empty without one
   * @param endSeconds of the last sample at amplitude
   * @param spikes empty where they were not sought
   * @param reasons for the state; empty for a used sweep
   */
  public record SweepRow(
      OptionalInt number,
      String clampMode,
      String protocol,
      String stimulusCode,
      OptionalDouble amplitudePicoamps,
      OptionalDouble startSeconds,
      OptionalDouble endSeconds,
      OptionalDouble samplingRateHz,
      OptionalInt spikes,
      State state,
      List<String> reasons) {}

  /**
   * One of the protocols that features are taken from.
   *
   * @param sweeps that the file has of it
   * @param used sweeps that were analysed
   */
  public record ProtocolRow(String protocol, int sweeps, int used) {}

  /**
   * One feature family.
   *
   * @param axis what its positions are
   * @param length number of values; 0 where absent
   * @param estimated values that were not recorded but interpolated or copied from a neighbour
   * @param absence why there is none
   */
  public record FamilyRow(
      String family,
      String unit,
      String axis,
      int length,
      int estimated,
      Optional<String> absence) {}

  /** One scalar feature; the value is empty where it could not be had. */
  public record ScalarRow(String name, String unit, OptionalDouble value) {}
}
