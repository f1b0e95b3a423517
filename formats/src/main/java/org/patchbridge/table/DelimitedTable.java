package org.patchbridge.table;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.patchbridge.table.schema.DecimalSeparator;
import org.patchbridge.table.schema.NumberText;
import org.patchbridge.table.schema.TableException;

/** A table of text fields under a header of names, with whatever delimiter. Immutable. */
public final class DelimitedTable {
  private final CsvTable table;
  private final char delimiter;

  private DelimitedTable(CsvTable table, char delimiter) {
    this.table = table;
    this.delimiter = delimiter;
  }

  /**
   * The delimiter of a table: of comma, semicolon, tab and stroke the one that makes most fields of
   * the header.
   *
   * @throws TableException where the file cannot be read
   */
  public static char delimiterOf(Path file) {
    return CsvTableReader.delimiterOf(file);
  }

  /**
   * Names of the columns, white space around them removed.
   *
   * @throws TableException where the file cannot be read, or was written with another delimiter
   */
  public static List<String> header(Path file, char delimiter) {
    return CsvTableReader.ofMapping(file, delimiter).header();
  }

  /**
   * Some columns of a table.
   *
   * @throws TableException where the file cannot be read, a column is not there or stands there
   *     twice, a row has another number of fields than the header, or there is no row
   */
  public static DelimitedTable read(Path file, char delimiter, Set<String> columns) {
    return new DelimitedTable(
        CsvTableReader.ofMapping(file, delimiter).read(new LinkedHashSet<>(columns)), delimiter);
  }

  /**
   * All named columns of a table whose delimiter is found from its header: of tab, semicolon, comma
   * and stroke the one that makes most fields.
   *
   * @throws TableException as {@link #read}
   */
  public static DelimitedTable guess(Path file) {
    char delimiter = delimiterOf(file);
    Set<String> names = new LinkedHashSet<>(header(file, delimiter));
    names.remove("");
    return read(file, delimiter, names);
  }

  public Path file() {
    return table.file();
  }

  public char delimiter() {
    return delimiter;
  }

  /** Names of the columns that were read, in their order. */
  public List<String> columns() {
    return List.copyOf(table.column().keySet());
  }

  /** Rows below the header, blank lines not counted. */
  public int size() {
    return table.size();
  }

  /** The physical line that a row starts at, counted from 1. */
  public long line(int row) {
    return table.line(row);
  }

  /** White space around it removed. */
  public String text(int row, String column) {
    return table.text(row, column);
  }

  /** Comma where more of the fields are numbers with a decimal comma than with a point. */
  public DecimalSeparator decimal() {
    int balance = 0;
    for (int row = 0; row < size(); row++) {
      for (Map.Entry<String, Integer> column : table.column().entrySet()) {
        String text = text(row, column.getKey());
        if (text.indexOf(',') >= 0 && isNumber(text, DecimalSeparator.COMMA)) {
          balance++;
        } else if (text.indexOf('.') >= 0 && isNumber(text, DecimalSeparator.POINT)) {
          balance--;
        }
      }
    }
    return balance > 0 ? DecimalSeparator.COMMA : DecimalSeparator.POINT;
  }

  private static boolean isNumber(String text, DecimalSeparator decimal) {
    OptionalDouble number = NumberText.parse(text, decimal);
    return number.isPresent();
  }
}
