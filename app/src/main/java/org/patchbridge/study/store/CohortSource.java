package org.patchbridge.study.store;

import java.util.List;
import org.patchbridge.dataset.CellOrigins;
import org.patchbridge.report.value.DataOrigin;

/**
 * Where a cohort comes from.
 *
 * @param how schema or generator, with the settings that matter
 * @param origin of all cells; of a mixture simulated, because a number is worth no more than that
 * @param notes what a reader must know: warnings of the import, that data is simulated
 * @param counted how many cells are of which origin; of no cell where all are of {@code origin}
 */
public record CohortSource(
    DataOrigin origin, String how, List<InputFile> files, List<String> notes, CellOrigins counted) {

  public CohortSource {
    files = List.copyOf(files);
    notes = List.copyOf(notes);
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
