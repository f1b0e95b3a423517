package org.patchbridge.study.parquet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.extraction.FileOutcome;
import org.patchbridge.extraction.RecordingFile;
import org.patchbridge.study.store.RecordingTable;
import org.patchbridge.study.store.StudyStore;
import org.patchbridge.work.InputException;

/**
 * What became of one recording as a Parquet file of one row. The name says recording and settings:
 * whoever does the same recording again, because a machine died or two were faster than one,
 * replaces the file and adds none.
 */
public final class ResultFile {
  /** In the file's own metadata, by which {@link Gathering} knows it. */
  static final String MARK = "patchbridge_extraction";

  /** Of the columns. */
  static final String FORMAT = "1";

  static final String EXTENSION = ".parquet";

  private static final int BUFFER = 1 << 16;

  private ResultFile() {}

  /** Without a folder. */
  public static String name(RecordingFile file, ExtractionSettings settings) {
    return "recording-" + file.key() + "-" + settings.digest() + EXTENSION;
  }

  /**
   * Writes the row, over a file that may be there.
   *
   * @param target in a folder that is there; not whole before this returns
   * @throws InputException where it cannot be written
   */
  public static void write(FileOutcome outcome, ExtractionSettings settings, Path target) {
    String digest = digest(outcome.file());
    try (StudyStore store = StudyStore.inMemory()) {
      new RecordingTable(store).save(outcome, settings);
      store.transaction(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              return statement.execute(
                  "COPY ("
                      + ResultRows.ofTheOneIn(connection, digest)
                      + ") TO "
                      + quoted(target)
                      + " (FORMAT parquet, COMPRESSION zstd, KV_METADATA {"
                      + MARK
                      + ": '"
                      + FORMAT
                      + "'})");
            }
          });
    }
  }

  /** Whether a file is there, is whole, and says that the recording as it is now was used. */
  public static boolean isDone(Path result, RecordingFile file, ExtractionSettings settings) {
    if (!Files.isRegularFile(result)) {
      return false;
    }
    try (StudyStore store = StudyStore.inMemory()) {
      return store.transaction(
          connection -> {
            try (PreparedStatement query =
                connection.prepareStatement(
                    "SELECT count(*) FROM read_parquet(?) WHERE path = ? AND bytes = ? AND"
                        + " modified = ? AND settings = ? AND status = 'done' AND "
                        + ResultRows.isIntact(connection))) {
              query.setString(1, result.toString());
              query.setString(2, file.path().toString());
              query.setLong(3, file.bytes());
              query.setString(4, file.modified());
              query.setString(5, settings.digest());
              try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getLong(1) == 1;
              }
            } catch (SQLException damaged) {
              // It is written again.
              return false;
            }
          });
    }
  }

  static String quoted(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }

  /**
   * Empty where the file cannot be read, which its outcome tells. A file that lies elsewhere is
   * known by the digest that is stated there.
   */
  private static String digest(RecordingFile file) {
    if (file.elsewhere().isPresent()) {
      return file.elsewhere().get().digest();
    }
    try (InputStream in = Files.newInputStream(file.path())) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException unreadable) {
      return "";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
