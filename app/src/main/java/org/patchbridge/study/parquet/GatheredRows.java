package org.patchbridge.study.parquet;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.patchbridge.study.store.ExtractionSummary.Refusal;

/** The rows of some result files beside the tables of a study, inside one transaction. */
final class GatheredRows {
  private static final String FOUND = "gathered_row";
  private static final String CHOSEN = "chosen_row";

  private final DuckDBConnection connection;

  GatheredRows(DuckDBConnection connection) throws SQLException {
    this.connection = connection;
    execute(
        "CREATE OR REPLACE TEMP TABLE "
            + FOUND
            + " AS "
            + ResultRows.ofTheOneIn(connection, "")
            + " LIMIT 0");
  }

  /**
   * What is to become of the rows; keys are those of recordings.
   *
   * @param all that there are rows of
   * @param replaced that the study has rows of which are older
   * @param taken that go into the study
   * @param refused of these, with the reason
   */
  record Chosen(
      List<String> all, List<String> replaced, List<String> taken, Map<String, Refusal> refused) {}

  void add(Path file) throws SQLException {
    execute(
        "INSERT INTO " + FOUND + " SELECT * FROM read_parquet(" + ResultFile.quoted(file) + ")");
  }

  /** Of several rows of a recording one, unless the study's own is of as late a state. */
  Chosen choose() throws SQLException {
    execute(
        "CREATE OR REPLACE TEMP TABLE "
            + CHOSEN
            + " AS SELECT g.* FROM (SELECT DISTINCT ON (recording_key) * FROM "
            + FOUND
            + " ORDER BY recording_key, modified::TIMESTAMP DESC, status = 'done' DESC,"
            + " row_sha256) g LEFT JOIN recording r USING (recording_key)"
            + " WHERE r.recording_key IS NULL"
            + " OR r.modified::TIMESTAMP < g.modified::TIMESTAMP"
            + " OR (r.modified::TIMESTAMP = g.modified::TIMESTAMP AND (r.status <> 'done'"
            + " OR r.bytes <> g.bytes OR r.settings <> g.settings))");
    Map<String, Refusal> refused = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT recording_key, path, message FROM "
                    + CHOSEN
                    + " WHERE status <> 'done' ORDER BY path")) {
      while (row.next()) {
        refused.put(row.getString(1), new Refusal(Path.of(row.getString(2)), row.getString(3)));
      }
    }
    return new Chosen(
        ResultRows.texts(connection, "SELECT DISTINCT recording_key FROM " + FOUND),
        ResultRows.texts(
            connection,
            "SELECT recording_key FROM " + CHOSEN + " SEMI JOIN recording USING (recording_key)"),
        ResultRows.texts(connection, "SELECT recording_key FROM " + CHOSEN),
        refused);
  }

  /** The chosen rows into the study's tables. */
  void spread() throws SQLException {
    ResultRows.spread(connection, CHOSEN);
    execute("DROP TABLE " + CHOSEN);
    execute("DROP TABLE " + FOUND);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
