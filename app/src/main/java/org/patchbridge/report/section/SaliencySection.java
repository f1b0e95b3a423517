package org.patchbridge.report.section;

import java.util.List;
import org.patchbridge.report.section.CellSection.Point;

/**
 * Where on the sweeps the evidence for a subclass lies.
 *
 * @param subclass that evidence is for or against
 * @param panels parts of sweeps, in reading order
 * @param strongest windows of the families, the strongest first
 */
public record SaliencySection(
    String title, String subclass, List<SweepPanel> panels, List<StrongWindow> strongest)
    implements Section {

  public SaliencySection {
    panels = List.copyOf(panels);
    strongest = List.copyOf(strongest);
  }

  /**
   * A part of a sweep.
   *
   * @param name what is shown, for example {@code sweep 12, rheobase, 160 pA}
   * @param fromSeconds of the part, from the first sample of the sweep
   * @param potential in mV over s, thinned out to what a figure can show
   * @param thresholds of the spikes in the part
   * @param evidence in ascending time, without the parts where it is zero
   */
  public record SweepPanel(
      String name,
      double fromSeconds,
      double toSeconds,
      List<Point> potential,
      List<Point> thresholds,
      List<Evidence> evidence) {
    public SweepPanel {
      potential = List.copyOf(potential);
      thresholds = List.copyOf(thresholds);
      evidence = List.copyOf(evidence);
    }
  }

  /** A stretch of constant evidence; positive speaks for the subclass. */
  public record Evidence(double fromSeconds, double toSeconds, double logOdds) {}

  /**
   * A window of a family.
   *
   * @param what family and place on its axis
   * @param where sweeps, spikes and times
   */
  public record StrongWindow(String what, String where, double logOdds) {}
}
