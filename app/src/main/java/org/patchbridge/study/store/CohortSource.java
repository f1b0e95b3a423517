package org.patchbridge.study.store;

import java.util.List;
import org.patchbridge.dataset.CellOrigins;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.table.recorded.RecordedColumnsText;

/**
 * Where a cohort comes from.
 *
 * @param how schema or generator, with the settings that matter
 * @param origin of all cells; of a mixture simulated, because a number is worth no more than that
 * @param notes what a reader must know: warnings of the import, that data is simulated
 * @param counted how many cells are of which origin; of no cell where all are of {@code origin}
 * @param recordedColumns of tables, which scalar of a recording each column is, as {@link
 *     RecordedColumnsText} writes it; none where the schema does not say
 */
public record CohortSource(
    DataOrigin origin,
    String how,
    List<InputFile> files,
    List<String> notes,
    CellOrigins counted,
    List<String> recordedColumns) {

  public CohortSource {
    files = List.copyOf(files);
    notes = List.copyOf(notes);
    recordedColumns = List.copyOf(recordedColumns);
  }

  /** Not of tables. */
  public CohortSource(
      DataOrigin origin,
      String how,
      List<InputFile> files,
      List<String> notes,
      CellOrigins counted) {
    this(origin, how, files, notes, counted, List.of());
  }

  /** All cells are of one origin. */
  public CohortSource(DataOrigin origin, String how, List<InputFile> files, List<String> notes) {
    this(origin, how, files, notes, CellOrigins.ofOwn(0));
  }

  /**
   * How many cells are of which origin.
   *
   * @param cells of the cohort
   */
  public CellOrigins origins(int cells) {
    return counted.cells() > 0 ? counted : RecordedOrigins.all(origin, cells);
  }

  /** A file that was read, by its content. */
  public record InputFile(String name, long bytes, String sha256) {}
}
