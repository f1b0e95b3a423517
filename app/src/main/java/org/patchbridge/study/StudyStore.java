package org.patchbridge.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/**
 * The embedded database of a study, {@code study.duckdb}. One process at a time; inside it all
 * access goes through one connection, one call at a time. What a transaction committed survives a
 * killed process.
 */
public final class StudyStore implements AutoCloseable {
  static final int FORMAT_VERSION = 1;
  static final String FILE = "study.duckdb";

  private final DuckDBConnection connection;

  /** Why nothing can be stored any more; null as long as it can. */
  private RuntimeException lost;

  private StudyStore(DuckDBConnection connection) {
    this.connection = connection;
  }

  /**
   * Opens the store of a study folder, and creates both where they are missing.
   *
   * @throws StudyException where another process holds the store, the file is no store, or a newer
   *     version wrote it
   */
  public static StudyStore open(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StudyException(
          folder + ": cannot create the study folder; choose another one with --study", e);
    }
    StudyStore store;
    try {
      store =
          new StudyStore(
              (DuckDBConnection)
                  DriverManager.getConnection("jdbc:duckdb:" + file, new Properties()));
    } catch (SQLException e) {
      throw cannotOpen(file, e);
    }
    try {
      store.prepare(file);
      return store;
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private static StudyException cannotOpen(Path file, SQLException e) {
    String said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    if (said.contains("lock")) {
      return new StudyException(
          file + ": another process is using this study; wait until it has ended, or stop it", e);
    }
    return new StudyException(
        file
            + ": this is not a readable study store ("
            + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
            + "); move it away and run the command again to make a new one",
        e);
  }

  private void prepare(Path file) {
    transaction(
        ignored -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute(schema());
            try (ResultSet row = statement.executeQuery("SELECT version FROM format")) {
              if (!row.next()) {
                statement.execute("INSERT INTO format VALUES (" + FORMAT_VERSION + ")");
              } else if (row.getInt(1) != FORMAT_VERSION) {
                throw new StudyException(
                    file
                        + ": written in store format "
                        + row.getInt(1)
                        + ", this version reads format "
                        + FORMAT_VERSION
                        + "; use the version that wrote it, or a new study folder");
              }
            }
          }
          return null;
        });
  }

  private static String schema() {
    try (InputStream in = StudyStore.class.getResourceAsStream("store.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Work on the database that either happens whole or not at all. */
  interface Work<T> {
    T run(DuckDBConnection connection) throws SQLException;
  }

  /**
   * @throws StudyException where the database fails, on a full disk for example: nothing of the
   *     work is stored then, and where the connection did not survive it, no later work either
   */
  synchronized <T> T transaction(Work<T> work) {
    if (lost != null) {
      throw lost;
    }
    try {
      connection.setAutoCommit(false);
      begin();
      T result = work.run(connection);
      connection.commit();
      connection.setAutoCommit(true);
      return result;
    } catch (SQLException e) {
      throw abandoned(failed(e));
    } catch (RuntimeException e) {
      throw abandoned(e);
    }
  }

  /** A commit that failed has ended the transaction: what fails here must not hide why. */
  private RuntimeException abandoned(RuntimeException why) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      why.addSuppressed(e);
      lost = why;
    }
    return why;
  }

  private static StudyException failed(SQLException e) {
    String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return new StudyException(
        said.contains("No space left")
            ? "the disk is full; nothing stored before is lost: free some space and run the same"
                + " command again ("
                + said
                + ")"
            : "the study store failed: " + said,
        e);
  }

  /**
   * The driver begins a transaction with the first statement, and an appender is none: what one
   * wrote before would stay even where the rest is lost.
   */
  private void begin() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
    }
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new StudyException("the study store could not be closed: " + e.getMessage(), e);
    }
  }
}
