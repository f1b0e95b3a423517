package org.patchbridge.table.mapping;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.patchbridge.dataset.Species;
import org.patchbridge.table.DelimitedTable;

/**
 * Columns of a table that are no features: who the cells are.
 *
 * @param cell ids that differ from row to row; empty where no column has such
 * @param label with the texts that are a class of the model's
 */
record CellColumns(
    Optional<String> cell,
    Optional<String> species,
    Optional<String> donor,
    Optional<MappedLabel> label) {
  private static final List<String> CELL =
      List.of(
          "cell",
          "cell id",
          "cell name",
          "specimen id",
          "cell specimen id",
          "id",
          "name",
          "file",
          "file name",
          "filename",
          "recording",
          "nwb id",
          "ephys session id",
          "neuron",
          "zelle");
  private static final List<String> SPECIES = List.of("species", "organism", "spezies");
  private static final List<String> DONOR =
      List.of(
          "donor",
          "donor id",
          "animal",
          "animal id",
          "mouse",
          "mouse id",
          "patient",
          "patient id",
          "subject",
          "subject id",
          "donor name",
          "tier");
  private static final List<String> LABEL =
      List.of(
          "subclass",
          "label",
          "cell type",
          "celltype",
          "type",
          "class",
          "rna family",
          "t type",
          "t type label",
          "transcriptomic type");

  /**
   * @param classes of the model
   */
  static CellColumns of(DelimitedTable table, List<String> classes) {
    return new CellColumns(
        ids(table),
        first(table, SPECIES).filter(column -> isSpecies(table, column)),
        first(table, DONOR),
        first(table, LABEL)
            .map(column -> new MappedLabel(column, classes(table, column, classes)))
            .filter(label -> !label.classes().isEmpty()));
  }

  /** A column of a usual name whose values differ; else the first of texts that do. */
  private static Optional<String> ids(DelimitedTable table) {
    return CELL.stream()
        .flatMap(name -> table.columns().stream().filter(column -> words(column).equals(name)))
        .filter(column -> differ(table, column))
        .findFirst()
        .or(
            () ->
                table.columns().stream()
                    .filter(column -> differ(table, column) && isText(table, column))
                    .findFirst());
  }

  private static Optional<String> first(DelimitedTable table, List<String> names) {
    return names.stream()
        .flatMap(name -> table.columns().stream().filter(column -> words(column).equals(name)))
        .findFirst();
  }

  private static String words(String column) {
    return column.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  private static boolean differ(DelimitedTable table, String column) {
    Set<String> seen = new HashSet<>();
    for (int row = 0; row < table.size(); row++) {
      String text = table.text(row, column);
      if (text.isEmpty() || !seen.add(text)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isText(DelimitedTable table, String column) {
    for (int row = 0; row < table.size(); row++) {
      if (table.text(row, column).matches("[-+0-9.,eE]*")) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSpecies(DelimitedTable table, String column) {
    for (int row = 0; row < table.size(); row++) {
      String text = table.text(row, column);
      if (!text.isEmpty() && Species.named(text).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Texts that are a class, or begin with its name as a word ({@code Sst Chodl}, {@code SST+}). */
  private static Map<String, String> classes(
      DelimitedTable table, String column, List<String> classes) {
    Map<String, String> found = new LinkedHashMap<>();
    for (int row = 0; row < table.size(); row++) {
      String text = table.text(row, column);
      String first = words(text).split(" ")[0];
      classes.stream()
          .filter(name -> words(name).equals(first))
          .findFirst()
          .ifPresent(name -> found.put(text, name));
    }
    return found;
  }
}
