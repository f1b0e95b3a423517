package org.patchbridge.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.dataset.CellOrigins;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.study.store.CohortSource;
import org.patchbridge.table.ImportedCohort;
import org.patchbridge.table.SchemaImport;
import org.patchbridge.table.SourceTable;
import org.patchbridge.table.TableWarning;
import org.patchbridge.table.TablesInFolder;
import org.patchbridge.table.recorded.RecordedColumns;
import org.patchbridge.table.recorded.RecordedColumnsText;
import org.patchbridge.table.schema.SncgPolicy;
import org.patchbridge.table.schema.TableSchema;
import org.patchbridge.work.InputException;

/** Feature tables on their way into a study. */
public final class TableImport {
  private TableImport() {}

  /**
   * Imports the tables and puts the cohort into the study.
   *
   * @param paths by the role the schema gives each file
   */
  public static ImportedCohort into(
      Study study,
      TableSchema schema,
      Map<String, Path> paths,
      Optional<SncgPolicy> sncg,
      DataOrigin origin) {
    SchemaImport reader = SchemaImport.with(schema);
    ImportedCohort imported = (sncg.isPresent() ? reader.with(sncg.get()) : reader).read(paths);
    study.add(imported.cohort(), imported.covariates(), source(imported, sncg, origin));
    return imported;
  }

  /** The same for files that lie in a folder under their default names. */
  public static ImportedCohort into(
      Study study, TablesInFolder.Match match, Optional<SncgPolicy> sncg, DataOrigin origin) {
    SchemaImport reader = SchemaImport.with(match.schema());
    ImportedCohort imported =
        (sncg.isPresent() ? reader.with(sncg.get()) : reader).read(match.folder());
    study.add(imported.cohort(), imported.covariates(), source(imported, sncg, origin));
    return imported;
  }

  /**
   * The same for every match, as published tables.
   *
   * @param sncg for schemas of the aligned task; empty for what they say
   */
  public static List<ImportedCohort> published(
      Study study, List<TablesInFolder.Match> matches, Optional<SncgPolicy> sncg) {
    return matches.stream()
        .map(
            match ->
                into(
                    study,
                    match,
                    match.schema().name().contains("aligned") ? sncg : Optional.empty(),
                    DataOrigin.PUBLISHED))
        .toList();
  }

  private static CohortSource source(
      ImportedCohort imported, Optional<SncgPolicy> sncg, DataOrigin origin) {
    return new CohortSource(
        origin,
        "schema "
            + imported.schema().name()
            + sncg.map(policy -> ", Sncg: " + policy.name().toLowerCase(Locale.ROOT)).orElse(""),
        imported.sources().stream().map(TableImport::inputFile).toList(),
        imported.warnings().stream().map(TableImport::note).toList(),
        CellOrigins.ofOwn(0),
        RecordedColumns.of(imported.schema()).map(RecordedColumnsText::of).orElse(List.of()));
  }

  /** Without the folders above the table's: a report may be read on another machine. */
  private static String note(TableWarning warning) {
    Path file = Path.of(warning.source());
    Path shown = file.subpath(Math.max(0, file.getNameCount() - 2), file.getNameCount());
    return new TableWarning(shown.toString(), warning.location(), warning.fact()).message();
  }

  private static CohortSource.InputFile inputFile(SourceTable table) {
    try {
      return new CohortSource.InputFile(
          table.file().getFileName().toString(), Files.size(table.file()), table.sha256());
    } catch (IOException e) {
      throw new InputException(table.file() + ": vanished while it was imported", e);
    }
  }
}
