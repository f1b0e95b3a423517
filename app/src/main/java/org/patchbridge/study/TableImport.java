package org.patchbridge.study;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.patchbridge.report.DataOrigin;
import org.patchbridge.table.ImportedCohort;
import org.patchbridge.table.SchemaImport;
import org.patchbridge.table.SncgPolicy;
import org.patchbridge.table.SourceTable;
import org.patchbridge.table.TableFile;
import org.patchbridge.table.TableSchema;
import org.patchbridge.table.TableWarning;

/** Feature tables on their way into a study: which schema fits which folder, and the import. */
public final class TableImport {
  /** The first line of a table is not read beyond this. */
  private static final int LONGEST_HEADER = 1 << 16;

  private TableImport() {}

  /** A schema and the folder its files lie in. */
  public record Match(TableSchema schema, Path folder) {}

  /**
   * The shipped schemas whose files, by their default names and id columns, are in the folder or in
   * one right below it. In the order of the schemas, then of the folders.
   *
   * @throws StudyException where the folder cannot be read or nothing fits
   */
  public static List<Match> discover(Path folder) {
    List<Match> found = new ArrayList<>();
    List<Path> candidates = withSubfolders(folder);
    for (String name : TableSchema.shippedNames()) {
      TableSchema schema = TableSchema.shipped(name);
      for (Path candidate : candidates) {
        if (fits(schema, candidate)) {
          found.add(new Match(schema, candidate));
        }
      }
    }
    if (found.isEmpty()) {
      throw new StudyException(
          folder
              + ": no tables of a shipped schema here or one folder below ("
              + String.join(", ", TableSchema.shippedNames())
              + "); name a schema with 'import --schema', see docs/schemas.md");
    }
    return found;
  }

  private static List<Path> withSubfolders(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new StudyException(folder + ": there is no such folder; name the folder of the tables");
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return Stream.concat(Stream.of(folder), entries.filter(Files::isDirectory).sorted()).toList();
    } catch (IOException e) {
      throw new StudyException(folder + ": cannot be listed; check its permissions", e);
    }
  }

  private static boolean fits(TableSchema schema, Path folder) {
    Map<String, Path> paths = schema.pathsIn(folder);
    return schema.files().stream()
        .filter(file -> !file.optional())
        .allMatch(file -> headerNames(paths.get(file.role()), file));
  }

  /** Whether the table is there and its header names the id column; all else the import checks. */
  private static boolean headerNames(Path table, TableFile file) {
    if (!Files.isRegularFile(table)) {
      return false;
    }
    try (BufferedReader reader = Files.newBufferedReader(table, StandardCharsets.ISO_8859_1)) {
      char[] start = new char[LONGEST_HEADER];
      int read = Math.max(0, reader.read(start));
      String header = new String(start, 0, read).lines().findFirst().orElse("");
      return Stream.of(header.split("[,;\t]"))
          .map(name -> name.replaceAll("^[^\\w]+|[\\s\"]+$", ""))
          .anyMatch(file.idColumn().strip()::equals);
    } catch (IOException e) {
      return false;
    }
  }

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
  public static ImportedCohort into(Study study, Match match, Optional<SncgPolicy> sncg) {
    SchemaImport reader = SchemaImport.with(match.schema());
    ImportedCohort imported =
        (sncg.isPresent() ? reader.with(sncg.get()) : reader).read(match.folder());
    study.add(
        imported.cohort(), imported.covariates(), source(imported, sncg, DataOrigin.PUBLISHED));
    return imported;
  }

  private static CohortSource source(
      ImportedCohort imported, Optional<SncgPolicy> sncg, DataOrigin origin) {
    return new CohortSource(
        origin,
        "schema "
            + imported.schema().name()
            + sncg.map(policy -> ", Sncg: " + policy.name().toLowerCase(Locale.ROOT)).orElse(""),
        imported.sources().stream().map(TableImport::inputFile).toList(),
        imported.warnings().stream().map(TableImport::note).toList());
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
      throw new StudyException(table.file() + ": vanished while it was imported", e);
    }
  }
}
