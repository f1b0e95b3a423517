package org.patchbridge.prediction;

import java.util.List;
import java.util.stream.Stream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.files.SkippedPath;

/**
 * Cells of tables that a model is used on.
 *
 * @param columns of the tables beside those of the model
 * @param notes of reading them, one sentence each
 * @param skipped what the search for tables could not look at
 */
public record TableCells(
    Cohort cohort, ColumnMatch columns, List<String> notes, List<SkippedPath> skipped) {

  public TableCells {
    notes = List.copyOf(notes);
    skipped = List.copyOf(skipped);
  }

  /**
   * What a person should know of the tables, one sentence each.
   *
   * @param countAsAbsent whether cells are called by a model that takes the missing columns, too
   */
  public List<String> warnings(boolean countAsAbsent) {
    return Stream.concat(notes.stream(), columns.warnings(cohort.name(), countAsAbsent).stream())
        .toList();
  }
}
