package org.patchbridge.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The columns of a CSV file that a schema reads, as text, surrounding white space removed.
 *
 * @param column index of a column in each row, by its name
 * @param lines physical line each row starts at, counted from 1
 */
record CsvTable(
    Path file, String sha256, Map<String, Integer> column, List<String[]> rows, List<Long> lines) {

  int size() {
    return rows.size();
  }

  long line(int row) {
    return lines.get(row);
  }

  String text(int row, String name) {
    return rows.get(row)[column.get(name)];
  }
}
