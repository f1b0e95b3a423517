package org.patchbridge.study.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.duckdb.DuckDBConnection;
import org.patchbridge.files.IoFailure;
import org.patchbridge.work.InputException;

/**
 * The embedded database of a study, {@code study.duckdb}. One process at a time; inside it all
 * access goes through one connection, one call at a time. What a transaction committed survives a
 * killed process.
 */
public final class StudyStore implements AutoCloseable {
  static final int FORMAT_VERSION = 1;
  public static final String FILE = "study.duckdb";

  private final DuckDBConnection connection;
  private final StoreFailure failure;

  /** Why nothing can be stored any more; null as long as it can. */
  private RuntimeException lost;

  private StudyStore(Path file, DuckDBConnection connection) {
    this.connection = connection;
    this.failure = new StoreFailure(file);
  }

  /**
   * Opens the store of a study folder, and creates both where they are missing.
   *
   * @throws InputException where another process holds the store, the user may not read or write
   *     it, the file is damaged or no store, or a newer version wrote it
   */
  public static StudyStore open(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new InputException(
          folder + ": cannot create the study folder; choose another one with --study", e);
    }
    StoreFailure.requireReadable(file);
    StoreFailure.requireWritable(file);
    if (!Files.exists(file)) {
      createEmpty(file);
    }
    return connected(file, file.toString(), Optional.empty());
  }

  /**
   * A database that is killed while it makes its file leaves one that is none. So the file gets its
   * name when it is whole.
   */
  private static void createEmpty(Path file) {
    Path part = file.resolveSibling("." + FILE + "." + UUID.randomUUID() + ".part");
    try {
      DriverManager.getConnection("jdbc:duckdb:" + part, new Properties()).close();
      Files.move(part, file);
    } catch (FileAlreadyExistsException anotherProcessWasFaster) {
      deleted(part);
    } catch (SQLException e) {
      deleted(part);
      throw new StoreFailure(file).onOpening(e);
    } catch (IOException e) {
      deleted(part);
      throw new InputException(
          file + ": cannot be created (" + IoFailure.inWords(e) + "); choose another --study", e);
    }
  }

  private static void deleted(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // What is left is a hidden file of a few kilobytes; why it was made is told already.
    }
  }

  /**
   * Opens the store of a folder for commands that only read: one that cannot be written, because of
   * its permissions or because it lies on a read-only medium, too.
   *
   * @throws InputException as {@link #open}, but for a store that the user may not write
   */
  public static StudyStore openToRead(Path folder) {
    return StoreFailure.isWritable(folder.resolve(FILE)) ? open(folder) : openReadOnly(folder);
  }

  /**
   * Opens a store without changing anything in its folder, not even for a moment. What is stored
   * meanwhile, results that are computed once, is in memory and lost at the end. Several processes
   * may do so at once.
   *
   * @throws InputException where another process writes to it, the user may not read it, or the
   *     file is damaged or no store
   */
  public static StudyStore openReadOnly(Path folder) {
    Path file = folder.resolve(FILE);
    StoreFailure.requireReadable(file);
    return connected(file, "", Optional.of(new ReadOnlyTables(file)));
  }

  /**
   * A store in memory, for the rows of one recording on their way to a file: it takes one thread
   * and little memory, so that as many as a machine has processors can be filled at a time.
   */
  public static StudyStore inMemory() {
    StudyStore store = connected(Path.of("memory"), "", Optional.empty());
    store.transaction(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute("SET memory_limit = '512MB'");
          }
          return null;
        });
    return store;
  }

  private static StudyStore connected(Path file, String database, Optional<ReadOnlyTables> inFile) {
    StudyStore store;
    try {
      store =
          new StudyStore(
              file,
              (DuckDBConnection)
                  DriverManager.getConnection("jdbc:duckdb:" + database, new Properties()));
    } catch (SQLException e) {
      throw new StoreFailure(file).onOpening(e);
    }
    try {
      store.prepare(file, inFile);
      return store;
    } catch (SQLException e) {
      store.close();
      throw new StoreFailure(file).onOpening(e);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private void prepare(Path file, Optional<ReadOnlyTables> inFile) throws SQLException {
    if (inFile.isPresent()) {
      inFile.get().attach(connection);
    }
    transaction(
        ignored -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute(schema());
            if (inFile.isPresent()) {
              inFile.get().replaceTables(statement);
            }
            try (ResultSet row = statement.executeQuery("SELECT version FROM format")) {
              if (!row.next()) {
                statement.execute("INSERT INTO format VALUES (" + FORMAT_VERSION + ")");
              } else if (row.getInt(1) != FORMAT_VERSION) {
                throw new InputException(
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
  public interface Work<T> {
    T run(DuckDBConnection connection) throws SQLException;
  }

  /**
   * @throws InputException where the database fails, on a full disk for example: nothing of the
   *     work is stored then, and where the connection did not survive it, no later work either
   */
  public synchronized <T> T transaction(Work<T> work) {
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
      throw abandoned(failure.on(e));
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
      throw new InputException("the study store could not be closed: " + e.getMessage(), e);
    }
  }
}
