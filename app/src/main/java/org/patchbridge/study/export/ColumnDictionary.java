package org.patchbridge.study.export;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What the columns of exported tables are: the tables of docs/data-dictionary.md, which a test
 * compares with it, as the program has them with it.
 */
final class ColumnDictionary {
  private static final String COHORT = "cohort-";

  private final List<Table> tables;

  private ColumnDictionary(List<Table> tables) {
    this.tables = tables;
  }

  /**
   * A table of the page.
   *
   * @param table its name; {@code cohort-<NAME>} stands for those of all cohorts
   * @param description what a row is
   */
  record Table(String table, String description, List<Entry> columns) {}

  /**
   * A column.
   *
   * @param column its name; with a part in angle brackets it stands for several
   * @param type {@code text}, {@code integer}, {@code number} or {@code boolean}
   * @param unit of the values; empty where they have none
   * @param empty what an empty field means; {@code never} where there is none
   */
  record Entry(String column, String type, String unit, String meaning, String empty) {
    private boolean standsForSeveral() {
      return column.contains("<");
    }

    /** The same of one column. */
    Entry named(String name) {
      return new Entry(name, type, unit, meaning, empty);
    }

    Entry in(String other) {
      return new Entry(column, type, other, meaning, empty);
    }
  }

  static ColumnDictionary read() {
    try (InputStream in = ColumnDictionary.class.getResourceAsStream("data-dictionary.json")) {
      return new ColumnDictionary(
          new ObjectMapper().readValue(in, new TypeReference<List<Table>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException("the data dictionary of the program cannot be read", e);
    }
  }

  /** What is said of an exported table, for example of {@code cohort-mouse}. */
  Table table(String name) {
    String listed = name.startsWith(COHORT) ? COHORT + "<NAME>" : name;
    return tables.stream()
        .filter(each -> each.table().equals(listed))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(name + ": in no data dictionary"));
  }

  /** What is said of a column, under its own name. */
  Entry entry(String table, String column) {
    List<Entry> entries = table(table).columns();
    return entries.stream()
        .filter(each -> each.column().equals(column))
        .findFirst()
        .or(() -> entries.stream().filter(Entry::standsForSeveral).findFirst())
        .orElseThrow(() -> new IllegalStateException(table + ", " + column + ": not described"))
        .named(column);
  }
}
