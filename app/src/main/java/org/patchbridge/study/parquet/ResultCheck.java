package org.patchbridge.study.parquet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBConnection;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.study.store.StoreQueries;
import org.patchbridge.study.store.StudyStore;
import org.patchbridge.work.InputException;

/**
 * Whether files are results that a study can take. In a store of its own, in memory: a file that
 * cannot be read ends the transaction it is read in.
 */
final class ResultCheck implements AutoCloseable {
  private final StudyStore store = StudyStore.inMemory();
  private final ExtractionSettings settings;

  ResultCheck(ExtractionSettings settings) {
    this.settings = settings;
  }

  /** Why it cannot take this one; empty where it can. */
  Optional<String> against(Path file) {
    if (!Files.isReadable(file)) {
      return Optional.of("there is no such file, or this user may not read it");
    }
    try {
      return store.transaction(connection -> against(connection, file));
    } catch (InputException unreadable) {
      String said =
          unreadable.getCause() == null
              ? unreadable.getMessage()
              : String.valueOf(unreadable.getCause().getMessage());
      return Optional.of(
          "damaged, or no Parquet file ("
              + said.lines().findFirst().orElse("")
              + "); extract its recording again");
    }
  }

  private Optional<String> against(DuckDBConnection connection, Path file) throws SQLException {
    String from = " FROM read_parquet(" + ResultFile.quoted(file) + ")";
    List<String> mark =
        StoreQueries.list(
            connection,
            "SELECT decode(value) FROM parquet_kv_metadata("
                + ResultFile.quoted(file)
                + ") WHERE decode(key) = ?",
            ResultFile.MARK,
            row -> row.getString(1));
    if (mark.isEmpty()) {
      return Optional.of("a Parquet file, but none that 'extract --parquet' wrote");
    }
    String wanted = types(connection, ResultRows.ofTheOneIn(connection, ""));
    if (!mark.get(0).equals(ResultFile.FORMAT)
        || !types(connection, "SELECT *" + from).equals(wanted)) {
      return Optional.of("written by another version of PatchBridge; gather it with that one");
    }
    String broken = "NOT coalesce(" + ResultRows.isIntact(connection) + ", false)";
    if (!presets(connection, from, broken).isEmpty()) {
      return Optional.of("damaged: not as it was written; extract its recording again");
    }
    List<String> other = presets(connection, from, "settings <> '" + settings.digest() + "'");
    return other.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "extracted with other settings (preset "
                + other.get(0)
                + "); give 'gather' the options that 'extract' was given");
  }

  private static List<String> presets(Connection connection, String from, String where)
      throws SQLException {
    return ResultRows.texts(connection, "SELECT DISTINCT preset" + from + " WHERE " + where);
  }

  private static String types(Connection connection, String query) throws SQLException {
    StringBuilder types = new StringBuilder();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("DESCRIBE " + query)) {
      while (row.next()) {
        types.append(row.getString(1)).append(' ').append(row.getString(2)).append('\n');
      }
    }
    return types.toString();
  }

  @Override
  public void close() {
    store.close();
  }
}
