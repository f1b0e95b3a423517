package org.patchbridge.report.section;

import java.util.List;
import java.util.Optional;

/**
 * One cell: some of its sweeps with their spikes, and its feature families.
 *
 * @param title the cell's name
 * @param preset how the features were taken
 * @param sweeps that are shown, in reading order
 * @param sweepsUsed how many were analysed
 * @param families all of the preset, absent ones included
 */
public record CellSection(
    String title,
    String preset,
    List<SweepTrace> sweeps,
    int sweepsUsed,
    List<FamilyCurve> families)
    implements Section {

  public CellSection {
    sweeps = List.copyOf(sweeps);
    families = List.copyOf(families);
  }

  /**
   * One sweep, thinned out to what a small figure can show.
   *
   * @param role why it is shown, for example {@code rheobase}
   * @param potential in mV over s from the first sample
   * @param thresholds of the spikes that are shown
   * @param spikes of the whole sweep
   */
  public record SweepTrace(
      int number,
      String role,
      double amplitudePicoamps,
      List<Point> potential,
      List<Point> thresholds,
      int spikes) {
    public SweepTrace {
      potential = List.copyOf(potential);
      thresholds = List.copyOf(thresholds);
    }
  }

  /** A finite point of a curve. */
  public record Point(double x, double y) {}

  /**
   * One feature family.
   *
   * @param axis what the positions of the vector are
   * @param values one per position; empty where the family is absent
   * @param estimated positions that were interpolated or copied from a neighbour, ascending
   * @param absence why there are no values
   */
  public record FamilyCurve(
      String family,
      String unit,
      String axis,
      List<Double> values,
      List<Integer> estimated,
      Optional<String> absence) {
    public FamilyCurve {
      values = List.copyOf(values);
      estimated = List.copyOf(estimated);
    }
  }
}
