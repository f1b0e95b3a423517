package org.patchbridge.report.section;

import java.util.List;
import java.util.Optional;
import org.patchbridge.report.value.Estimate;

/**
 * Whether the classes of a cohort separate, by cells that nothing was fitted on.
 *
 * @param explanation one or two sentences below the heading
 */
public record SeparationSection(String title, String explanation, List<Measure> measures)
    implements Section {

  public SeparationSection {
    measures = List.copyOf(measures);
  }

  /**
   * One measure of separation.
   *
   * @param meaning what it is of and how to read it
   * @param none its value where classes do not separate
   * @param overall empty where it is undefined, as of the others
   */
  public record Measure(
      String name,
      String meaning,
      double none,
      Optional<Estimate> overall,
      List<ClassSeparation> classes,
      List<PairSeparation> pairs) {
    public Measure {
      classes = List.copyOf(classes);
      pairs = List.copyOf(pairs);
    }
  }

  /** A class against all others. */
  public record ClassSeparation(String subclass, Optional<Estimate> estimate) {}

  /** Two classes against each other. */
  public record PairSeparation(String first, String second, Optional<Estimate> estimate) {}
}
