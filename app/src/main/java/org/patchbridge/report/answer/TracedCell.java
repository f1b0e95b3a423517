package org.patchbridge.report.answer;

import java.util.List;
import java.util.Optional;

/**
 * Some sweeps of a recorded cell.
 *
 * @param cell its id in its cohort
 * @param sweeps in reading order
 * @param absence why there are none; empty where there are some
 */
public record TracedCell(String cell, List<PackedSweep> sweeps, Optional<String> absence) {

  public TracedCell {
    sweeps = List.copyOf(sweeps);
  }

  /**
   * One sweep, thinned out to the least and the largest sample of each of many equal parts.
   *
   * @param role why it is shown, for example {@code rheobase}
   * @param fromSeconds of what is shown, from the first sample of the sweep
   * @param times of the samples, {@link Packed} from {@code fromSeconds} to {@code toSeconds}
   * @param potential of the samples, {@link Packed} from {@code lowMillivolts} to {@code
   *     highMillivolts}
   * @param currentTimes the same for the current that was injected
   * @param current {@link Packed} from {@code lowPicoamps} to {@code highPicoamps}
   * @param thresholds of the spikes shown, s
   * @param spikes of the whole sweep
   */
  public record PackedSweep(
      int number,
      String role,
      double amplitudePicoamps,
      double fromSeconds,
      double toSeconds,
      double lowMillivolts,
      double highMillivolts,
      String times,
      String potential,
      double lowPicoamps,
      double highPicoamps,
      String currentTimes,
      String current,
      List<Double> thresholds,
      int spikes) {
    public PackedSweep {
      thresholds = List.copyOf(thresholds);
    }
  }
}
