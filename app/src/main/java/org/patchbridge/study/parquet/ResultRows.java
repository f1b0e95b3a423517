package org.patchbridge.study.parquet;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.patchbridge.study.store.RecordingTable;

/**
 * How the rows that a study has of a recording become one row: the columns of the table {@code
 * recording}, then each other table as a list of structs, whose order is that of the study. The
 * columns are those of the store itself, so that no value is converted on its way.
 */
final class ResultRows {
  static final String KEY = "recording_key";

  /** SHA-256 of the recording's file; null where it could not be read. */
  static final String FILE_DIGEST = "file_sha256";

  /** SHA-256 of all other columns: Parquet's own checksums are seldom written and never asked. */
  static final String ROW_DIGEST = "row_sha256";

  private ResultRows() {}

  /**
   * A query for the one recording that is in the store.
   *
   * @param fileDigest 64 hexadecimal digits, or empty
   */
  static String ofTheOneIn(Connection connection, String fileDigest) throws SQLException {
    StringBuilder query = new StringBuilder("SELECT r.*");
    query.append(", nullif('").append(fileDigest).append("', '') AS ").append(FILE_DIGEST);
    for (String table : RecordingTable.DETAILS) {
      String fields =
          details(connection, table).stream()
              .map(column -> column + " := " + column)
              .collect(Collectors.joining(", "));
      query.append(", (SELECT list(struct_pack(").append(fields);
      query.append(") ORDER BY rowid) FROM ").append(table).append(") AS ").append(table);
    }
    query.append(" FROM ").append(RecordingTable.TABLE).append(" r");
    return "SELECT *, "
        + digest(columns(connection))
        + " AS "
        + ROW_DIGEST
        + " FROM ("
        + query
        + ")";
  }

  /** Puts the rows of a relation of such columns into the tables of the store. */
  static void spread(Connection connection, String relation) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      String recording = String.join(", ", columnsOf(connection, RecordingTable.TABLE));
      statement.execute(
          "INSERT INTO recording ("
              + recording
              + ") SELECT "
              + recording
              + " FROM "
              + relation
              + " ORDER BY path");
      for (String table : RecordingTable.DETAILS) {
        List<String> columns = details(connection, table);
        statement.execute(
            "INSERT INTO "
                + table
                + " ("
                + KEY
                + ", "
                + String.join(", ", columns)
                + ") SELECT "
                + KEY
                + ", "
                + columns.stream().map(column -> "one." + column).collect(Collectors.joining(", "))
                + " FROM (SELECT path, "
                + KEY
                + ", unnest("
                + table
                + ") AS one,"
                + " generate_subscripts("
                + table
                + ", 1) AS place FROM "
                + relation
                + ") ORDER BY path, place");
      }
    }
  }

  /** Whether a row is as it was written. */
  static String isIntact(Connection connection) throws SQLException {
    return ROW_DIGEST + " = " + digest(columns(connection));
  }

  private static List<String> columns(Connection connection) throws SQLException {
    List<String> columns = new ArrayList<>(columnsOf(connection, RecordingTable.TABLE));
    columns.add(FILE_DIGEST);
    columns.addAll(RecordingTable.DETAILS);
    return columns;
  }

  private static String digest(List<String> columns) {
    return "sha256(CAST(struct_pack("
        + columns.stream().map(column -> column + " := " + column).collect(Collectors.joining(", "))
        + ") AS VARCHAR))";
  }

  private static List<String> details(Connection connection, String table) throws SQLException {
    List<String> columns = columnsOf(connection, table);
    columns.remove(KEY);
    return columns;
  }

  private static List<String> columnsOf(Connection connection, String table) throws SQLException {
    return texts(connection, "SELECT name FROM pragma_table_info('" + table + "')");
  }

  /** The first column of what a query finds. */
  static List<String> texts(Connection connection, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    }
    return texts;
  }
}
