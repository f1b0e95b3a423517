package org.patchbridge.study.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables of a database file that is only read, seen from a database in memory that has the same
 * tables, empty. Each becomes a view of the file's table; what an old file lacks stays empty. The
 * table of computed results is filled from the file instead, so that it can grow.
 */
record ReadOnlyTables(Path file) {
  private static final String ALIAS = "read_only_study";
  private static final String GROWS = "computed";

  /** Outside any transaction. */
  void attach(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "ATTACH '" + file.toString().replace("'", "''") + "' AS " + ALIAS + " (READ_ONLY)");
    }
  }

  /** After the tables in memory were made. */
  void replaceTables(Statement statement) throws SQLException {
    List<String> known =
        names(
            statement,
            "SELECT table_name FROM duckdb_tables() WHERE internal"
                + " = false AND database_name <> '"
                + ALIAS
                + "'");
    for (String table : known) {
      List<String> there = columns(statement, table, "= '" + ALIAS + "'");
      if (there.isEmpty()) {
        continue;
      }
      List<String> wanted = columns(statement, table, "<> '" + ALIAS + "'");
      String query =
          "SELECT "
              + String.join(
                  ", ",
                  wanted.stream()
                      .map(column -> there.contains(column) ? column : "NULL AS " + column)
                      .toList())
              + " FROM "
              + ALIAS
              + ".main."
              + table;
      if (table.equals(GROWS)) {
        statement.execute("INSERT INTO " + table + " " + query);
      } else {
        statement.execute("DROP TABLE " + table);
        // A table's rows are ordered by this number, which a view does not have by itself.
        statement.execute(
            "CREATE VIEW " + table + " AS " + query.replaceFirst("SELECT ", "SELECT rowid, "));
      }
    }
  }

  private static List<String> columns(Statement statement, String table, String database)
      throws SQLException {
    return names(
        statement,
        "SELECT '\"' || column_name || '\"' FROM duckdb_columns() WHERE table_name = '"
            + table
            + "' AND database_name "
            + database
            + " ORDER BY column_index");
  }

  private static List<String> names(Statement statement, String query) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        names.add(row.getString(1));
      }
    }
    return names;
  }
}
