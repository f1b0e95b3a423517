package org.patchbridge.leaderboard;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.nio.file.Path;
import org.patchbridge.files.AtomicFile;
import org.patchbridge.files.IoFailure;
import org.patchbridge.shape.FolderOfFiles;
import org.patchbridge.work.InputException;

/**
 * The files of a leaderboard: a page to read, a table and JSON.
 *
 * @param page self-contained HTML
 */
public record LeaderboardFiles(Path page, Path table, Path json) {
  private static final String FORMAT = "patchbridge-leaderboard";
  private static final int VERSION = 1;

  private record Document(
      String format, int version, String generator, @JsonUnwrapped Leaderboard leaderboard) {}

  /**
   * Each appears whole or not at all; the folder is made where it is missing.
   *
   * @throws InputException where they cannot be written
   */
  public static LeaderboardFiles write(
      Path folder, Leaderboard leaderboard, Leaderboard.Origin origin) {
    try {
      FolderOfFiles files = FolderOfFiles.of(folder);
      Path table = folder.resolve("leaderboard.csv");
      AtomicFile.write(table, out -> LeaderboardTable.write(leaderboard, out));
      return new LeaderboardFiles(
          files.text("index.html", LeaderboardPage.render(leaderboard, origin)),
          table,
          files.json(
              "leaderboard.json", new Document(FORMAT, VERSION, origin.generator(), leaderboard)));
    } catch (IOException e) {
      throw new InputException(
          folder + ": cannot be written (" + IoFailure.inWords(e) + "); choose another with --to",
          e);
    }
  }
}
