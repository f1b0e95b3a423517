package org.patchbridge.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.table.schema.CellKey;
import org.patchbridge.table.schema.DecimalSeparator;
import org.patchbridge.table.schema.NumberText;
import org.patchbridge.table.schema.SchemaParser;
import org.patchbridge.table.schema.TableException;

/**
 * Reads a table as {@link CohortCsv} writes it: one row a cell, with the column {@code cell}, any
 * of {@code species, donor, subclass, condition}, and features under {@code family.feature} in the
 * units that are expected. Other columns are ignored.
 */
public final class FeatureTable {
  private static final String CELL = "cell";
  private static final int MOST_EXAMPLES = 20;
  private static final List<String> FACTS = List.of("species", "donor", "subclass", "condition");
  private static final Pattern ANY = Pattern.compile(".+");
  private static final String EMPTY = "empty in the table";
  private static final String NO_COLUMN = "no column of the table";

  private final CsvTable table;
  private final List<String> columns;
  private final Map<String, List<Column>> families;
  private final Species usual;

  private FeatureTable(
      CsvTable table, List<String> columns, Map<String, List<Column>> families, Species usual) {
    this.table = table;
    this.columns = columns;
    this.families = families;
    this.usual = usual;
  }

  /**
   * @param families features to look for, by family
   * @param usual species of cells for which the table gives none
   * @return all families; a feature without a column, or with a field that is empty or says so
   *     ({@code NA}, {@code NaN}), is absent
   * @throws TableException where the file cannot be read, has no column {@code cell} or none of the
   *     features, a cell stands there twice, or a field is no number, infinite or above 3.4e38
   */
  public static Cohort read(Path file, Map<String, List<Column>> families, Species usual) {
    return open(file, families, usual).cohort();
  }

  /** The same, with the names of the columns; see {@link #read}. */
  public static FeatureTable open(Path file, Map<String, List<Column>> families, Species usual) {
    CsvTableReader reader = CsvTableReader.ofFixedForm(file);
    List<String> header = reader.header();
    Set<String> features = new LinkedHashSet<>();
    families.forEach(
        (family, columns) -> columns.forEach(column -> features.add(name(family, column))));
    Set<String> wanted = new LinkedHashSet<>(List.of(CELL));
    header.stream()
        .filter(name -> FACTS.contains(name) || features.contains(name))
        .forEach(wanted::add);
    CsvTable table = reader.read(wanted);
    if (table.column().keySet().stream().noneMatch(features::contains)) {
      throw TableException.inFile(
          file,
          "none of the columns is a feature that is looked for",
          "name columns family.feature, for example " + example(features, header));
    }
    List<String> others =
        header.stream()
            .filter(name -> !name.isEmpty() && !name.equals(CELL) && !FACTS.contains(name))
            .toList();
    return new FeatureTable(table, others, new LinkedHashMap<>(families), usual);
  }

  /**
   * Names of all columns of a table.
   *
   * @throws TableException where the file cannot be read
   */
  public static List<String> header(Path file) {
    return CsvTableReader.ofFixedForm(file).header();
  }

  /** Names of all columns that may be features, those that are not looked for included. */
  public List<String> columns() {
    return columns;
  }

  private static String name(String family, Column column) {
    return family + "." + column.name();
  }

  /** A feature, and the column that is probably it where there is one. */
  private static String example(Set<String> features, List<String> header) {
    return features.stream()
        .limit(MOST_EXAMPLES)
        .flatMap(
            feature ->
                FeatureNames.closest(feature, header).stream()
                    .map(name -> "'" + feature + "' instead of '" + name + "'"))
        .findFirst()
        .orElse("'" + features.iterator().next() + "'");
  }

  /** Makes the cells. */
  public Cohort cohort() {
    List<Cell> cells = new ArrayList<>();
    Map<String, Integer> rowOfCell = new HashMap<>();
    for (int row = 0; row < table.size(); row++) {
      Cell cell = cell(row);
      Integer before = rowOfCell.putIfAbsent(cell.id(), row);
      if (before != null) {
        throw refused(
            row,
            CELL,
            "cell '" + cell.id() + "' is also in line " + table.line(before),
            "keep one of the rows");
      }
      cells.add(cell);
    }
    List<FamilyBlock> blocks = new ArrayList<>();
    families.forEach((family, columns) -> blocks.add(block(family, columns)));
    return new Cohort(table.file().getFileName().toString(), cells, blocks, List.of());
  }

  private Cell cell(int row) {
    try {
      return new Cell(
          CellKey.of(table.text(row, CELL), ANY),
          text(row, "species").map(Species::of).orElse(usual),
          text(row, "donor"),
          text(row, "subclass"),
          text(row, "condition"));
    } catch (IllegalArgumentException bad) {
      throw refused(row, CELL, bad.getMessage(), "correct the row");
    }
  }

  private Optional<String> text(int row, String column) {
    return table.column().containsKey(column)
        ? Optional.of(table.text(row, column)).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  private FamilyBlock block(String family, List<Column> columns) {
    FamilyBlock.Builder block = FamilyBlock.builder(family, columns, table.size());
    for (int at = 0; at < columns.size(); at++) {
      String name = name(family, columns.get(at));
      for (int row = 0; row < table.size(); row++) {
        if (!table.column().containsKey(name)) {
          block.absent(row, at, NO_COLUMN);
        } else {
          set(block, row, at, name);
        }
      }
    }
    return block.build();
  }

  private void set(FamilyBlock.Builder block, int row, int column, String name) {
    String text = table.text(row, name);
    if (text.isEmpty()) {
      block.absent(row, column, EMPTY);
      return;
    }
    if (SchemaParser.USUAL_ABSENT.contains(text)) {
      block.absent(row, column, "'" + text + "' in the table");
      return;
    }
    OptionalDouble number = NumberText.parse(text, DecimalSeparator.POINT);
    if (number.isEmpty() || !FamilyBlock.isInRange(number.getAsDouble())) {
      String fact = number.isEmpty() ? "is not a number" : "is infinite or above 3.4e38";
      throw refused(row, name, "'" + text + "' " + fact, "correct it or leave it empty");
    }
    block.set(row, column, number.getAsDouble());
  }

  private TableException refused(int row, String column, String fact, String remedy) {
    return TableException.at(table.file(), table.line(row), column, fact, remedy);
  }
}
