package org.patchbridge.study.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Cells of cohorts whose vectors are those of recordings, so that a value stands once in the store.
 * A cohort never changes: before a recording does, the cells made of it get vectors of their own.
 */
final class RecordedCells {
  private RecordedCells() {}

  /**
   * @param recordings one a row of the cohort, or none
   */
  static void append(DuckDBConnection connection, String cohortId, List<String> recordings)
      throws SQLException {
    try (DuckDBAppender appender = connection.createAppender("recorded_cell")) {
      for (int row = 0; row < recordings.size(); row++) {
        appender.beginRow().append(cohortId).append(row).append(recordings.get(row)).endRow();
      }
    }
  }

  /** To be called while the recording's vectors are still there. */
  static void detach(DuckDBConnection connection, String recording) throws SQLException {
    List<String> cohorts =
        StoreQueries.list(
            connection,
            "SELECT cohort_id FROM recorded_cell WHERE recording_key = ?",
            recording,
            row -> row.getString(1));
    if (cohorts.isEmpty()) {
      return;
    }
    execute(
        connection,
        "INSERT INTO family_vector SELECT v.* FROM cell_vector v"
            + " JOIN recorded_cell USING (cohort_id, cell_row) WHERE recording_key = ?",
        recording);
    execute(connection, "DELETE FROM recorded_cell WHERE recording_key = ?", recording);
  }

  private static void execute(DuckDBConnection connection, String sql, String recording)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, recording);
      statement.executeUpdate();
    }
  }
}
