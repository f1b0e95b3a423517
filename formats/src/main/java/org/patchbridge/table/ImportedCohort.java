package org.patchbridge.table;

import java.util.List;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Covariates;
import org.patchbridge.table.schema.TableSchema;

/**
 * A cohort with where it came from.
 *
 * @param covariates of its cells; none where the schema names none
 * @param schema as it was used, with the choice for Sncg
 * @param warnings what was odd but did not stop the import
 */
public record ImportedCohort(
    Cohort cohort,
    Covariates covariates,
    TableSchema schema,
    List<SourceTable> sources,
    List<TableWarning> warnings) {

  public ImportedCohort {
    sources = List.copyOf(sources);
    warnings = List.copyOf(warnings);
  }
}
