package org.patchbridge.table;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Exclusion;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.table.schema.ColumnRef;
import org.patchbridge.table.schema.CovariateRule;
import org.patchbridge.table.schema.FamilyRule;
import org.patchbridge.table.schema.Labelling;
import org.patchbridge.table.schema.Measured;
import org.patchbridge.table.schema.SncgPolicy;
import org.patchbridge.table.schema.SpeciesRule;
import org.patchbridge.table.schema.TableException;
import org.patchbridge.table.schema.TableFile;
import org.patchbridge.table.schema.TableSchema;

/**
 * Reads feature tables as a {@link Cohort}. Cells are in the order of the schema's first file; a
 * cell that a required file does not know, that the label rules leave out, or that has no value at
 * all becomes an {@link Exclusion}. Configure, then read; immutable.
 */
public final class SchemaImport {
  private final TableSchema schema;
  private final TableLimits limits;

  private SchemaImport(TableSchema schema, TableLimits limits) {
    this.schema = schema;
    this.limits = limits;
  }

  public static SchemaImport with(TableSchema schema) {
    return new SchemaImport(schema, TableLimits.defaults());
  }

  public SchemaImport with(TableLimits other) {
    return new SchemaImport(schema, other);
  }

  /** The choice for mouse Sncg cells, instead of the schema's. */
  public SchemaImport with(SncgPolicy policy) {
    return new SchemaImport(schema.withSncg(policy), limits);
  }

  /**
   * Reads the files of a folder under their default names; an optional file may be missing.
   *
   * @throws TableException where a file cannot be used; see {@link #read(Map)}
   */
  public ImportedCohort read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw TableException.inFile(
          folder, "this is not a folder", "name the folder that holds the tables, or each table");
    }
    Map<String, Path> paths = schema.pathsIn(folder);
    for (TableFile file : schema.files()) {
      if (file.optional() && !Files.exists(paths.get(file.role()))) {
        paths.remove(file.role());
      }
    }
    return read(paths);
  }

  /**
   * @param paths by the role the schema gives each file; optional ones may be missing
   * @throws TableException where a role is unknown or missing, a file is no readable CSV table in
   *     UTF-8, a column is missing, a value is not a number, a cell stands in two disagreeing rows,
   *     or tables label a cell differently and the schema does not choose
   */
  public ImportedCohort read(Map<String, Path> paths) {
    checkRoles(paths);
    List<TableWarning> warnings = new ArrayList<>();
    List<FamilyRule> families =
        SweepTimeColumns.leftOut(schema.name(), schema.families(), warnings);
    Map<String, KeyedTable> tables = new LinkedHashMap<>();
    for (TableFile file : schema.files()) {
      Path path = paths.get(file.role());
      if (path != null) {
        CsvTableReader reader = new CsvTableReader(path, file.delimiter(), limits);
        Set<String> columns = columnsOf(file);
        columns.addAll(covariatesIn(file, reader));
        CsvTable table = reader.read(columns);
        tables.put(file.role(), KeyedTable.of(file, table, cellsOf(file, tables), warnings));
      }
    }
    warnings.addAll(strayRows(tables));
    List<SourceTable> sources = tables.values().stream().map(KeyedTable::source).toList();
    JoinedTables joined = new JoinedTables(schema, tables);
    Cohort cohort = cohort(joined, families);
    warnings.addAll(impossibleNumbers(cohort, sources.get(0)));
    List<String> keys = cohort.cells().stream().map(Cell::id).toList();
    return new ImportedCohort(
        cohort, CovariateBlocks.of(schema.covariates(), joined, keys), schema, sources, warnings);
  }

  /**
   * Whose row an id of the file marks: the id is the cell's own, or is looked up in another file.
   */
  private Function<String, Optional<String>> cellsOf(
      TableFile file, Map<String, KeyedTable> tables) {
    if (file.matches().isEmpty()) {
      return Optional::of;
    }
    ColumnRef matched = file.matches().get();
    KeyedTable other = tables.get(matched.file());
    if (other == null) {
      throw new TableException(
          schema.name(),
          "",
          "the file '" + file.role() + "' is joined through '" + matched.file() + "'",
          "give that file, too, or leave this one out");
    }
    Map<String, String> cellOf =
        other.cellsBy(matched.column(), text -> !text.isEmpty() && !schema.absent().contains(text));
    return id -> Optional.ofNullable(cellOf.get(id));
  }

  /** Such a number is no measurement but an error of a program, which a person should look for. */
  private static List<TableWarning> impossibleNumbers(Cohort cohort, SourceTable cells) {
    List<TableWarning> warnings = new ArrayList<>();
    for (FamilyBlock family : cohort.families()) {
      Map<String, Integer> counts = family.absenceCounts();
      int impossible =
          counts.getOrDefault(JoinedTables.INFINITE, 0)
              + counts.getOrDefault(FamilyBlock.OUT_OF_RANGE, 0);
      if (impossible > 0) {
        warnings.add(
            new TableWarning(
                cells.file().toString(),
                "family '" + family.name() + "'",
                "infinite values, or values above 3.4e38, count as absent: " + impossible));
      }
    }
    return warnings;
  }

  private void checkRoles(Map<String, Path> paths) {
    List<String> roles = schema.files().stream().map(TableFile::role).toList();
    for (String role : paths.keySet()) {
      if (!roles.contains(role)) {
        throw new TableException(
            schema.name(),
            "",
            "the schema has no file '" + role + "'",
            "it has " + String.join(", ", roles));
      }
    }
    for (TableFile file : schema.files()) {
      if (!file.optional() && !paths.containsKey(file.role())) {
        throw new TableException(
            schema.name(), "", "the file '" + file.role() + "' was not given", "name its path");
      }
    }
  }

  private Set<String> columnsOf(TableFile file) {
    List<ColumnRef> all = new ArrayList<>();
    schema.donor().ifPresent(all::add);
    schema.condition().ifPresent(all::add);
    schema.label().ifPresent(rule -> all.addAll(rule.columns()));
    if (schema.species() instanceof SpeciesRule.Stated stated) {
      all.add(stated.column());
    }
    for (FamilyRule family : schema.families()) {
      family.features().forEach(feature -> all.addAll(feature.expression().columns()));
    }
    Set<String> names = new LinkedHashSet<>();
    names.add(file.idColumn());
    schema.files().forEach(other -> other.matches().ifPresent(all::add));
    all.stream()
        .filter(ref -> ref.file().equals(file.role()))
        .map(ColumnRef::column)
        .forEach(names::add);
    return names;
  }

  /** Columns of covariates that the table has: who does not know them need not name them. */
  private Set<String> covariatesIn(TableFile file, CsvTableReader reader) {
    Set<String> named = new LinkedHashSet<>();
    schema.covariates().stream()
        .map(CovariateRule::source)
        .filter(ref -> ref.file().equals(file.role()))
        .forEach(ref -> named.add(ref.column()));
    if (!named.isEmpty()) {
      named.retainAll(reader.header());
    }
    return named;
  }

  /** Rows of optional files that belong to no cell: probably another id than the first file's. */
  private List<TableWarning> strayRows(Map<String, KeyedTable> tables) {
    Set<String> cells = tables.get(schema.files().get(0).role()).keys();
    List<TableWarning> warnings = new ArrayList<>();
    for (KeyedTable table : tables.values()) {
      long known = table.keys().stream().filter(cells::contains).count();
      long rows = table.keys().size() + table.strays();
      long strays = rows - known;
      boolean mayBeWrongId = table.rule().optional() || table.strays() > 0;
      if (mayBeWrongId && strays > 0) {
        warnings.add(
            new TableWarning(
                table.source().file().toString(),
                "column '" + table.rule().idColumn() + "'",
                strays + " of " + rows + " ids are not among the cells"));
      }
    }
    return warnings;
  }

  private Cohort cohort(JoinedTables tables, List<FamilyRule> families) {
    List<Cell> cells = new ArrayList<>();
    List<Exclusion> exclusions = new ArrayList<>();
    List<List<Measured>> rows = new ArrayList<>();
    for (String key : tables.keys()) {
      Labelling labelling = tables.labelling(key);
      Optional<Exclusion> exclusion = exclusion(key, tables.fileWithout(key), labelling);
      if (exclusion.isPresent()) {
        exclusions.add(exclusion.get());
        continue;
      }
      List<Measured> row = FeatureBlocks.measure(families, tables.numbersOf(key));
      Optional<String> subclass = subclassOf(labelling);
      if (row.stream().noneMatch(Measured.Value.class::isInstance)) {
        exclusions.add(new Exclusion(key, subclass, "no feature has a value"));
        continue;
      }
      cells.add(tables.cell(key, subclass));
      rows.add(row);
    }
    return new Cohort(schema.name(), cells, FeatureBlocks.of(families, rows), exclusions);
  }

  private static Optional<Exclusion> exclusion(
      String key, Optional<String> fileWithout, Labelling labelling) {
    if (fileWithout.isPresent()) {
      String reason = "no row in the " + fileWithout.get() + " table";
      return Optional.of(new Exclusion(key, subclassOf(labelling), reason));
    }
    return labelling instanceof Labelling.LeftOut out
        ? Optional.of(new Exclusion(key, out.label(), out.reason()))
        : Optional.empty();
  }

  private static Optional<String> subclassOf(Labelling labelling) {
    if (labelling instanceof Labelling.Labelled labelled) {
      return Optional.of(labelled.subclass());
    }
    return labelling instanceof Labelling.LeftOut out ? out.label() : Optional.empty();
  }
}
