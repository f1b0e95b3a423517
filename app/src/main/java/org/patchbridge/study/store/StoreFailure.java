package org.patchbridge.study.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.patchbridge.work.InputException;

/** Why a study's database cannot be used, told by what the database and the file system say. */
public record StoreFailure(Path file) {
  /** The first is DuckDB's on Unix, the others the system's on Windows. */
  private static final Pattern IN_USE =
      Pattern.compile(
          "could not set lock|conflicting lock|used by another process|already open in");

  private static final Pattern DAMAGED =
      Pattern.compile(
          "corrupt|checksum|not a valid duckdb|could not read enough bytes|deserializ|serializ"
              + "|invalidated|failed to load metadata|unexpected end|internal error");

  /**
   * @throws InputException where there is a store that the user may not read, or a folder that the
   *     user may not look into
   */
  public static void requireReadable(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(folder) && !Files.isExecutable(folder)) {
      throw new InputException(
          folder
              + ": permission denied: this user may not look into the folder; ask its owner, or"
              + " change its permissions");
    }
    if (Files.exists(file) && !Files.isReadable(file)) {
      throw new InputException(
          file
              + ": permission denied: this user may not read the study; ask its owner, or change"
              + " its permissions");
    }
  }

  /**
   * @throws InputException where the user may not write the store that is there, or make one
   */
  static void requireWritable(Path file) {
    if (!isWritable(file)) {
      throw new InputException(
          file
              + ": permission denied: this user may not write here; 'report' and 'export' only read"
              + " a study (give them --to), all else needs a study folder of your own: copy this"
              + " one, or change its permissions");
    }
  }

  /** Whether the store, if there is one, and its folder, which gets a log, can be written. */
  static boolean isWritable(Path file) {
    return Files.isWritable(file.toAbsolutePath().getParent())
        && (!Files.exists(file) || Files.isWritable(file));
  }

  InputException onOpening(SQLException e) {
    String said = said(e);
    return matches(IN_USE, said) || matches(DAMAGED, said)
        ? on(e)
        : new InputException(file + ": the study cannot be opened (" + said + ")", e);
  }

  InputException on(SQLException e) {
    String said = said(e);
    if (said.contains("No space left")) {
      return new InputException(
          "the disk is full; nothing stored before is lost: free some space and run the same"
              + " command again ("
              + said
              + ")",
          e);
    }
    if (matches(IN_USE, said)) {
      return new InputException(
          file + ": another process is using this study; wait until it has ended, or stop it", e);
    }
    if (matches(DAMAGED, said)) {
      return new InputException(
          file
              + ": this is not a readable study store: damaged, or no study at all ("
              + said
              + "); put a copy in its place, or move it away and run the command again to make a"
              + " new one",
          e);
    }
    return new InputException(file + ": the study store failed: " + said, e);
  }

  private static boolean matches(Pattern pattern, String said) {
    return pattern.matcher(said.toLowerCase(Locale.ROOT)).find();
  }

  private static String said(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
