package org.patchbridge.table;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.patchbridge.table.schema.CellKey;
import org.patchbridge.table.schema.DecimalSeparator;
import org.patchbridge.table.schema.TableException;
import org.patchbridge.table.schema.TableFile;

/** A table whose rows are found by cell key, one row a cell. */
final class KeyedTable {
  private static final Pattern ANYTHING = Pattern.compile(".*", Pattern.DOTALL);

  private final TableFile rule;
  private final CsvTable table;
  private final Map<String, Integer> rowOf = new LinkedHashMap<>();
  private int strays;

  private KeyedTable(TableFile rule, CsvTable table) {
    this.rule = rule;
    this.table = table;
  }

  /**
   * @param cellOf the cell that an id is of; empty for an id of none, whose row is then a stray
   * @param warnings takes a line for every cell that occurs twice and is kept once
   */
  static KeyedTable of(
      TableFile rule,
      CsvTable table,
      Function<String, Optional<String>> cellOf,
      List<TableWarning> warnings) {
    KeyedTable keyed = new KeyedTable(rule, table);
    for (int row = 0; row < table.size(); row++) {
      Optional<String> cell = cellOf.apply(keyed.keyIn(row));
      if (cell.isEmpty()) {
        keyed.strays++;
        continue;
      }
      Integer first = keyed.rowOf.putIfAbsent(cell.get(), row);
      if (first != null) {
        warnings.add(keyed.second(cell.get(), first, row));
      }
    }
    return keyed;
  }

  /**
   * The cells of this table by what a column says of them, for a file whose ids match it. A field
   * that holds no id is of no cell.
   *
   * @param present whether a text is a value
   * @throws TableException where two cells have one id
   */
  Map<String, String> cellsBy(String column, Predicate<String> present) {
    Map<String, String> cellOf = new HashMap<>();
    for (Map.Entry<String, Integer> entry : rowOf.entrySet()) {
      Field field = new Field(entry.getValue(), column);
      if (!present.test(field.text())) {
        continue;
      }
      String first = cellOf.putIfAbsent(idIn(field), entry.getKey());
      if (first != null) {
        throw field.error(
            "cells '" + first + "' and '" + entry.getKey() + "' have the same '" + column + "'",
            "correct one, or match a column that tells cells apart");
      }
    }
    return cellOf;
  }

  private static String idIn(Field field) {
    try {
      return CellKey.of(field.text(), ANYTHING);
    } catch (IllegalArgumentException bad) {
      throw field.error(bad.getMessage(), "export id columns as text");
    }
  }

  private String keyIn(int row) {
    try {
      return CellKey.of(table.text(row, rule.idColumn()), rule.idPattern());
    } catch (IllegalArgumentException bad) {
      throw TableException.at(
          table.file(),
          table.line(row),
          rule.idColumn(),
          bad.getMessage(),
          "correct the id (export id columns as text), or the id pattern in the schema");
    }
  }

  private TableWarning second(String key, int first, int row) {
    String fact = "cell '" + key + "' stands here and in line " + table.line(first);
    if (rule.duplicates() == TableFile.OnDuplicate.REFUSE) {
      throw refused(row, rule.idColumn(), fact);
    }
    if (rule.duplicates() == TableFile.OnDuplicate.AGREEING) {
      for (String column : table.column().keySet()) {
        String before = table.text(first, column);
        String here = table.text(row, column);
        if (!column.equals(rule.idColumn()) && !before.equals(here)) {
          throw refused(row, column, fact + " with '" + before + "' there and '" + here + "' here");
        }
      }
    }
    return new TableWarning(
        table.file().toString(),
        TableException.place(table.line(row), rule.idColumn()),
        fact + "; the first row is taken");
  }

  private TableException refused(int row, String column, String fact) {
    return TableException.at(
        table.file(),
        table.line(row),
        column,
        fact,
        "remove one of the rows, or set the file's duplicates to first in the schema");
  }

  Set<String> keys() {
    return rowOf.keySet();
  }

  /** Rows whose id matches no cell of the file it is matched with. */
  int strays() {
    return strays;
  }

  /** Whether the column was read. */
  boolean has(String column) {
    return table.column().containsKey(column);
  }

  TableFile rule() {
    return rule;
  }

  SourceTable source() {
    return new SourceTable(rule.role(), table.file(), table.sha256(), table.size());
  }

  /** The cell's field in a column; empty where the table has no row for it. */
  Optional<Field> field(String key, String column) {
    return Optional.ofNullable(rowOf.get(key)).map(row -> new Field(row, column));
  }

  /** One field, which knows its place. */
  final class Field {
    private final int row;
    private final String column;

    private Field(int row, String column) {
      this.row = row;
      this.column = column;
    }

    String text() {
      return table.text(row, column);
    }

    DecimalSeparator decimal() {
      return rule.decimal();
    }

    /** The place in words, for a message about another field. */
    String place() {
      return table.file() + ", " + TableException.place(table.line(row), column);
    }

    TableException error(String fact, String remedy) {
      return TableException.at(table.file(), table.line(row), column, fact, remedy);
    }
  }
}
