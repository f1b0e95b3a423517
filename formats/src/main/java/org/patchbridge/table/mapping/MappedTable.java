package org.patchbridge.table.mapping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.table.DelimitedTable;
import org.patchbridge.table.schema.CellKey;
import org.patchbridge.table.schema.NearestName;
import org.patchbridge.table.schema.TableException;

/**
 * The cells of a laboratory's table, read through a mapping into the features of a model.
 *
 * @param cohort all families and features that the model takes; those that are not mapped are
 *     absent
 * @param mapped which of them the table gives, {@code family.feature}
 * @param warnings what a person should know, one sentence each: magnitudes that do not fit a unit,
 *     columns without values, a table of one cell
 */
public record MappedTable(Cohort cohort, List<String> mapped, List<String> warnings) {
  private static final Pattern ANY = Pattern.compile(".+");
  private static final String NO_COLUMN = "no column of the table";

  public MappedTable {
    mapped = List.copyOf(mapped);
    warnings = List.copyOf(warnings);
  }

  /**
   * @param wanted the features of the model, families together
   * @param usual species of cells for which neither mapping nor table gives one
   * @throws TableException where the mapping is of another table or model, a unit is of another
   *     kind than the feature's, a cell stands there twice, a field is no number, a column has no
   *     value in any of several rows, or cells are of two species
   */
  public static MappedTable of(
      Path file, ColumnMapping mapping, List<WantedFeature> wanted, Species usual) {
    Map<String, WantedFeature> byKey = new LinkedHashMap<>();
    wanted.forEach(feature -> byKey.putIfAbsent(feature.key(), feature));
    for (MappedFeature feature : mapping.features()) {
      requireKnown(mapping, feature, byKey);
    }
    DelimitedTable table = DelimitedTable.read(file, mapping.delimiter(), columns(file, mapping));
    MappedValues values = new MappedValues(table, mapping);
    List<String> warnings = new ArrayList<>();
    Map<String, MappedValues.Measurements> byFeature = new LinkedHashMap<>();
    for (MappedFeature feature : mapping.features()) {
      WantedFeature meant = byKey.get(feature.feature());
      MappedValues.Measurements measured = values.of(feature, meant.unit().orElseThrow());
      measured.requireAny();
      PlausibleMagnitude.warning(table, feature, meant, measured.present())
          .ifPresent(warnings::add);
      byFeature.put(feature.feature(), measured);
    }
    if (table.size() == 1) {
      warnings.add(
          file
              + ": a table of one cell: whether its values fit their units, and how this rig differs"
              + " from the model's, cannot be seen from it");
    }
    List<Cell> cells = cells(table, mapping, usual);
    Cohort cohort =
        new Cohort(
            String.valueOf(file.getFileName()),
            cells,
            blocks(byKey, byFeature, cells.size()),
            List.of());
    return new MappedTable(cohort, List.copyOf(byFeature.keySet()), warnings);
  }

  private static void requireKnown(
      ColumnMapping mapping, MappedFeature feature, Map<String, WantedFeature> wanted) {
    WantedFeature meant = wanted.get(feature.feature());
    if (meant == null) {
      throw ColumnMappingParser.wrong(
          mapping,
          feature,
          "the model has no such feature",
          NearestName.to(feature.feature(), wanted.keySet())
              .map(name -> "did you mean '" + name + "'?")
              .orElse("remove it, or make a mapping for this model with 'patchbridge columns'"));
    }
    boolean fits =
        meant
            .unit()
            .filter(
                unit -> unit.dimension() == feature.transform().result(feature.unit().dimension()))
            .isPresent();
    if (!fits) {
      throw ColumnMappingParser.wrong(
          mapping,
          feature,
          "a column in "
              + feature.unit().text()
              + " under the transform "
              + feature.transform().id()
              + " does not give the feature's unit "
              + meant.column().unit(),
          "correct the unit or the transform; docs/columns.md lists both");
    }
  }

  /** All that the mapping names, which has to be there. */
  private static Set<String> columns(Path file, ColumnMapping mapping) {
    Set<String> named = new LinkedHashSet<>();
    mapping.cell().ifPresent(named::add);
    mapping.speciesColumn().ifPresent(named::add);
    mapping.donor().ifPresent(named::add);
    mapping.condition().ifPresent(named::add);
    mapping.label().ifPresent(label -> named.add(label.column()));
    for (MappedFeature feature : mapping.features()) {
      named.add(feature.column());
      feature.operands().values().forEach(operand -> operand.column().ifPresent(named::add));
    }
    List<String> header = DelimitedTable.header(file, mapping.delimiter());
    List<String> lacking = named.stream().filter(name -> !header.contains(name)).toList();
    if (lacking.size() > 1 && 2 * lacking.size() > named.size()) {
      throw TableException.inFile(
          file,
          lacking.size()
              + " of the "
              + named.size()
              + " columns that "
              + mapping.source()
              + " names are not in the table, among them '"
              + lacking.get(0)
              + "'",
          "the mapping is for another table"
              + (mapping.table().isEmpty() ? "" : " (" + mapping.table() + ")")
              + ": make one for this with 'patchbridge columns'");
    }
    return named;
  }

  private static List<Cell> cells(DelimitedTable table, ColumnMapping mapping, Species usual) {
    List<Cell> cells = new ArrayList<>();
    Map<String, Integer> rowOfId = new HashMap<>();
    for (int row = 0; row < table.size(); row++) {
      Cell cell = cell(table, mapping, usual, row);
      Integer before = rowOfId.putIfAbsent(cell.id(), row);
      String idColumn = mapping.cell().orElse("");
      if (before != null) {
        throw TableException.at(
            table.file(),
            table.line(row),
            idColumn,
            "cell '" + cell.id() + "' is also in line " + table.line(before),
            "keep one of the rows, or name a column of ids that differ as 'cell' of the mapping");
      }
      if (row > 0 && cell.species() != cells.get(0).species()) {
        throw TableException.at(
            table.file(),
            table.line(row),
            mapping.speciesColumn().orElse(""),
            "a "
                + cell.species().label()
                + " cell, and line "
                + table.line(0)
                + " is a "
                + cells.get(0).species().label()
                + " cell: a model is of one species, and so is a batch",
            "make a table of each species and call each with its model");
      }
      cells.add(cell);
    }
    return cells;
  }

  private static Cell cell(DelimitedTable table, ColumnMapping mapping, Species usual, int row) {
    String idColumn = mapping.cell().orElse("");
    String id;
    try {
      id =
          idColumn.isEmpty()
              ? "line " + table.line(row)
              : CellKey.of(table.text(row, idColumn), ANY);
    } catch (IllegalArgumentException bad) {
      throw TableException.at(
          table.file(), table.line(row), idColumn, bad.getMessage(), "correct the row");
    }
    return new Cell(
        id,
        species(table, mapping, row).or(mapping::species).orElse(usual),
        mapping.donor().flatMap(column -> text(table, mapping, row, column)),
        mapping.label().flatMap(label -> label.subclass(table.text(row, label.column()))),
        mapping.condition().flatMap(column -> text(table, mapping, row, column)));
  }

  private static Optional<Species> species(DelimitedTable table, ColumnMapping mapping, int row) {
    return mapping
        .speciesColumn()
        .flatMap(column -> text(table, mapping, row, column))
        .map(
            name ->
                Species.named(name)
                    .orElseThrow(
                        () ->
                            TableException.at(
                                table.file(),
                                table.line(row),
                                mapping.speciesColumn().orElse(""),
                                "species is '" + name + "'; known are mouse and human",
                                "correct it, or write species: mouse in the mapping")));
  }

  private static Optional<String> text(
      DelimitedTable table, ColumnMapping mapping, int row, String column) {
    return Optional.of(table.text(row, column))
        .filter(text -> !text.isEmpty() && !mapping.absent().contains(text));
  }

  private static List<FamilyBlock> blocks(
      Map<String, WantedFeature> wanted,
      Map<String, MappedValues.Measurements> byFeature,
      int cells) {
    Map<String, List<Column>> families = new LinkedHashMap<>();
    wanted
        .values()
        .forEach(
            feature ->
                families
                    .computeIfAbsent(feature.family(), family -> new ArrayList<>())
                    .add(feature.column()));
    List<FamilyBlock> blocks = new ArrayList<>();
    families.forEach(
        (family, columns) -> {
          FamilyBlock.Builder block = FamilyBlock.builder(family, columns, cells);
          for (int at = 0; at < columns.size(); at++) {
            MappedValues.Measurements values = byFeature.get(family + "." + columns.get(at).name());
            for (int row = 0; row < cells; row++) {
              if (values == null) {
                block.absent(row, at, NO_COLUMN);
              } else {
                values.put(block, row, at);
              }
            }
          }
          blocks.add(block.build());
        });
    return Collections.unmodifiableList(blocks);
  }
}
