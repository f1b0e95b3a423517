package org.patchbridge.table;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.patchbridge.files.IoFailure;
import org.patchbridge.files.SkippedPath;
import org.patchbridge.work.InputException;

/**
 * A folder and those right below it, in which tables are looked for.
 *
 * @param folders that can be looked into, each once: the folder itself first, then by path
 * @param skipped those that cannot, and links that lead nowhere
 */
public record TableFolders(List<Path> folders, List<SkippedPath> skipped) {

  /**
   * @throws InputException where there is no such folder, or it cannot be looked into itself
   */
  public static TableFolders of(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new InputException(folder + ": there is no such folder; name the folder of the tables");
    }
    Map<Path, Path> shownOfReal = new TreeMap<>();
    List<SkippedPath> skipped = new ArrayList<>();
    Path top;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      top = folder.toRealPath();
      entries.forEach(entry -> look(entry, shownOfReal, skipped));
    } catch (IOException e) {
      throw cannotBeListed(folder, e);
    } catch (DirectoryIteratorException e) {
      throw cannotBeListed(folder, e.getCause());
    }
    shownOfReal.remove(top);
    List<Path> folders = new ArrayList<>(List.of(folder));
    shownOfReal.values().stream().sorted().forEach(folders::add);
    return new TableFolders(folders, skipped);
  }

  private static InputException cannotBeListed(Path folder, IOException e) {
    return new InputException(
        folder + ": cannot be listed (" + IoFailure.inWords(e) + "); check its permissions", e);
  }

  private static void look(Path entry, Map<Path, Path> shownOfReal, List<SkippedPath> skipped) {
    if (Files.isDirectory(entry)) {
      if (!Files.isExecutable(entry)) {
        skipped.add(new SkippedPath(entry, "permission denied"));
        return;
      }
      try {
        shownOfReal.merge(entry.toRealPath(), entry, (a, b) -> a.compareTo(b) < 0 ? a : b);
      } catch (IOException e) {
        skipped.add(SkippedPath.because(entry, e));
      }
    } else if (Files.isSymbolicLink(entry) && !Files.exists(entry) && mayHoldTables(entry)) {
      skipped.add(new SkippedPath(entry, "a link that leads to no file or folder"));
    }
  }

  /** Of other links it does not matter where they lead. */
  private static boolean mayHoldTables(Path link) {
    String name = link.getFileName().toString();
    return name.endsWith(".csv") || name.indexOf('.') < 0;
  }
}
