package org.patchbridge.table;

import java.util.List;
import org.patchbridge.dataset.Cohort;

/**
 * A cohort with where it came from.
 *
 * @param schema as it was used, with the choice for Sncg
 * @param warnings what was odd but did not stop the import
 */
public record ImportedCohort(
    Cohort cohort, TableSchema schema, List<SourceTable> sources, List<TableWarning> warnings) {

  public ImportedCohort {
    sources = List.copyOf(sources);
    warnings = List.copyOf(warnings);
  }
}
