package org.patchbridge.prediction;

import java.util.List;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.study.SkippedPath;

/**
 * Cells of tables that a model is used on.
 *
 * @param flags what a person should know of every cell
 * @param warnings the same of the tables, at length
 * @param skipped what the search for tables could not look at
 */
public record TableCells(
    Cohort cohort, List<String> flags, List<String> warnings, List<SkippedPath> skipped) {

  public TableCells {
    flags = List.copyOf(flags);
    warnings = List.copyOf(warnings);
    skipped = List.copyOf(skipped);
  }

  static TableCells of(Cohort cohort, ColumnMatch match, List<SkippedPath> skipped) {
    return new TableCells(cohort, match.flags(), match.warnings(cohort.name()), skipped);
  }
}
