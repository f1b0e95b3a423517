package org.patchbridge.prediction;

import java.util.List;
import java.util.stream.Stream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.files.SkippedPath;

/**
 * Cells of tables that a model is used on.
 *
 * @param columns of the tables beside those of the model
 * @param skipped what the search for tables could not look at
 * @param notes how the tables were read, where a person should know of every cell, one sentence
 *     each
 */
public record TableCells(
    Cohort cohort, ColumnMatch columns, List<SkippedPath> skipped, List<String> notes) {

  public TableCells {
    skipped = List.copyOf(skipped);
    notes = List.copyOf(notes);
  }

  /** Read as they are. */
  public TableCells(Cohort cohort, ColumnMatch columns, List<SkippedPath> skipped) {
    this(cohort, columns, skipped, List.of());
  }

  /** What a person should know of the tables, one sentence each. */
  public List<String> warnings() {
    return Stream.concat(
            notes.stream().map(note -> cohort.name() + ": " + note),
            columns.warnings(cohort.name()).stream())
        .toList();
  }
}
