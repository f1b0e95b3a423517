package org.patchbridge.study.export;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.study.export.StudyExport.Written;
import org.patchbridge.table.CohortCsv;

/**
 * Writes a cohort as one Parquet table with the columns of {@link org.patchbridge.table.CohortCsv}:
 * the labels as text, every feature as a double, null where it is absent.
 */
final class CohortParquet {
  private static final List<String> LABELS =
      List.of("cell", "species", "donor", "subclass", "condition");

  private static final String TABLE = "cohort_rows";

  private CohortParquet() {}

  /** The rows pass through a temporary table, which a study that is only read has room for too. */
  static Written write(DuckDBConnection connection, Cohort cohort, Path file) throws SQLException {
    List<String> names = List.copyOf(columns(cohort).keySet());
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE OR REPLACE TEMP TABLE " + TABLE + " (" + definitions(names) + ")");
      append(connection, cohort);
      long rows =
          StudyExport.copy(
              connection,
              "SELECT " + selection(names) + " FROM " + TABLE + " ORDER BY c0",
              file,
              StudyExport.Format.PARQUET);
      statement.execute("DROP TABLE " + TABLE);
      return new Written(file.toString(), rows);
    }
  }

  /** Names of the columns, as {@link CohortCsv} has them, too, with the units of the features. */
  static Map<String, String> columns(Cohort cohort) {
    Map<String, String> units = new LinkedHashMap<>();
    LABELS.forEach(label -> units.put(label, ""));
    for (FamilyBlock family : cohort.families()) {
      for (Column column : family.columns()) {
        units.put(family.name() + "." + column.name(), column.unit());
      }
    }
    return units;
  }

  /** Columns are numbered here: names that differ in case only are the same to a database. */
  private static String definitions(List<String> names) {
    StringBuilder definitions = new StringBuilder("c0 INTEGER");
    for (int i = 0; i < names.size(); i++) {
      definitions.append(", c").append(i + 1);
      definitions.append(i < LABELS.size() ? " VARCHAR" : " DOUBLE");
    }
    return definitions.toString();
  }

  private static String selection(List<String> names) {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      columns.add("c" + (i + 1) + " AS \"" + names.get(i).replace("\"", "\"\"") + "\"");
    }
    return String.join(", ", columns);
  }

  private static void append(DuckDBConnection connection, Cohort cohort) throws SQLException {
    try (DuckDBAppender rows = connection.createAppender("temp", "main", TABLE)) {
      for (int row = 0; row < cohort.size(); row++) {
        rows.beginRow();
        rows.append(row);
        Cell cell = cohort.cells().get(row);
        rows.append(cell.id()).append(cell.species().label());
        for (Optional<String> label : List.of(cell.donor(), cell.subclass(), cell.condition())) {
          rows.append(label.orElse(null));
        }
        for (FamilyBlock family : cohort.families()) {
          for (int column = 0; column < family.width(); column++) {
            if (family.isPresent(row, column)) {
              rows.append(family.value(row, column));
            } else {
              rows.appendNull();
            }
          }
        }
        rows.endRow();
      }
    }
  }
}
