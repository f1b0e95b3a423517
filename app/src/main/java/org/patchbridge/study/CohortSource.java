package org.patchbridge.study;

import java.util.List;
import org.patchbridge.report.DataOrigin;

/**
 * Where a cohort comes from.
 *
 * @param how schema or generator, with the settings that matter
 * @param notes what a reader must know: warnings of the import, that data is simulated
 */
public record CohortSource(
    DataOrigin origin, String how, List<InputFile> files, List<String> notes) {

  public CohortSource {
    files = List.copyOf(files);
    notes = List.copyOf(notes);
  }

  /** A file that was read, by its content. */
  public record InputFile(String name, long bytes, String sha256) {}
}
