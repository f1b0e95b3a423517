package org.patchbridge.report.section;

import java.util.List;
import java.util.Optional;
import org.patchbridge.dataset.CellOrigins;
import org.patchbridge.report.value.DataOrigin;

/**
 * Which cells there are, which were left out, and what is missing.
 *
 * @param title the cohort's name
 * @param origins how many of the cells are of which origin
 * @param donors distinct donors of the whole cohort
 * @param cellsWithoutDonor cells whose donor is unknown
 */
public record CohortSection(
    String title,
    DataOrigin origin,
    CellOrigins origins,
    int cells,
    int donors,
    int cellsWithoutDonor,
    List<ClassCount> classes,
    List<FamilyMissingness> families,
    List<ExclusionCount> exclusions)
    implements Section {

  public CohortSection {
    classes = List.copyOf(classes);
    families = List.copyOf(families);
    exclusions = List.copyOf(exclusions);
  }

  /**
   * @param donors distinct donors with a cell of this class; they do not add up over conditions
   * @param conditions empty where the cohort has no conditions
   */
  public record ClassCount(
      String subclass, int cells, int donors, List<ConditionCount> conditions) {
    public ClassCount {
      conditions = List.copyOf(conditions);
    }
  }

  /** Cells of one class kept in one condition (human: acute, culture). */
  public record ConditionCount(String condition, int cells, int donors) {}

  /**
   * @param columns width of the family
   * @param absent absent values among {@code cells × columns}
   * @param reasons why, adding up to {@code absent}
   */
  public record FamilyMissingness(
      String family, int columns, long absent, List<ReasonCount> reasons) {
    public FamilyMissingness {
      reasons = List.copyOf(reasons);
    }
  }

  /** How many values are absent for one reason. */
  public record ReasonCount(String reason, long values) {}

  /**
   * Cells of the source that are not in the cohort.
   *
   * @param subclass the class or the source's own label; empty where the source has none
   */
  public record ExclusionCount(String reason, Optional<String> subclass, int cells) {}
}
