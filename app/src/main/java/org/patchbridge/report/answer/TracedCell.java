package org.patchbridge.report.answer;

import java.util.List;

/**
 * Some sweeps of a recorded cell.
 *
 * @param cell its id in its cohort
 * @param sweeps in reading order
 * @param absence why there are none; empty where there are some
 */
public record TracedCell(String cell, List<PackedSweep> sweeps, String absence) {

  public TracedCell {
    sweeps = List.copyOf(sweeps);
  }

  /**
   * One sweep, thinned out to the least and the largest sample of each of many equal parts, in the
   * order in which they come.
   *
   * @param role why it is shown, for example {@code rheobase}
   * @param fromSeconds of what is shown, from the first sample of the sweep
   * @param potential equally far apart, {@link Packed} from {@code lowMillivolts} to {@code
   *     highMillivolts}
   * @param currentTimes where the injected current bends, {@link Packed} from {@code fromSeconds}
   *     to {@code toSeconds}
   * @param current there, {@link Packed} from {@code lowPicoamps} to {@code highPicoamps}
   * @param spikes four numbers each, threshold and peak: s from the first sample of the sweep, mV
   */
  public record PackedSweep(
      int number,
      String role,
      double amplitudePicoamps,
      double fromSeconds,
      double toSeconds,
      double lowMillivolts,
      double highMillivolts,
      String potential,
      double lowPicoamps,
      double highPicoamps,
      String currentTimes,
      String current,
      List<Double> spikes) {
    public PackedSweep {
      spikes = List.copyOf(spikes);
    }
  }
}
