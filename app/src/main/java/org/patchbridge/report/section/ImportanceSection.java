package org.patchbridge.report.section;

import java.util.List;
import java.util.Optional;
import org.patchbridge.report.value.Estimate;

/**
 * Which features a model relies on.
 *
 * @param permutationMeasure what permutation takes away, for example {@code decrease of macro-F1 on
 *     test cells}
 * @param columns all columns in any order; the page shows the largest 20. Empty where only whole
 *     families were shuffled
 */
public record ImportanceSection(
    String title,
    String permutationMeasure,
    List<ColumnImportance> columns,
    List<FamilyImportance> families)
    implements Section {

  public ImportanceSection {
    columns = List.copyOf(columns);
    families = List.copyOf(families);
  }

  /**
   * @param unit empty for a pure number
   * @param impurity share of the total decrease of impurity; empty for models without trees
   * @param permutation empty where it was not computed
   */
  public record ColumnImportance(
      String column,
      String unit,
      String family,
      Optional<Estimate> impurity,
      Optional<Estimate> permutation) {}

  /**
   * @param width columns of the family
   * @param impurity sum over its columns
   * @param permutation all columns of the family permuted together
   */
  public record FamilyImportance(
      String family, int width, Optional<Estimate> impurity, Optional<Estimate> permutation) {}
}
