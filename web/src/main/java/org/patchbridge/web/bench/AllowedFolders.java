package org.patchbridge.web.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.stream.Stream;
import org.patchbridge.web.bench.BenchFile.Kind;
import org.patchbridge.web.guard.RefusedRequest;

/**
 * Where files may be named by path: below the folders that the user gave on the command line, links
 * resolved first. A page can name no other place.
 */
public final class AllowedFolders {
  private static final int DEEPEST = 12;

  private final Set<Path> folders = new CopyOnWriteArraySet<>();

  /** Allows a folder and all below it. */
  public void allow(Path folder) throws IOException {
    folders.add(folder.toRealPath());
  }

  /** As people see them. */
  public List<String> inWords() {
    return folders.stream().map(Path::toString).sorted().toList();
  }

  /**
   * What a path names: a file, or as on the command line all recordings in and below a folder,
   * hidden ones left out; the tables of a folder that holds no recording.
   *
   * @throws RefusedRequest where the path is outside, or leads to nothing; both sound the same, so
   *     that nobody learns what there is elsewhere
   */
  public List<Path> find(String name) {
    Path place = resolve(name);
    if (Files.isRegularFile(place)) {
      return List.of(place);
    }
    try (Stream<Path> walked = Files.walk(place, DEEPEST)) {
      List<Path> found = new ArrayList<>();
      walked
          .filter(path -> Files.isRegularFile(path) && !isHidden(place, path))
          .filter(path -> Bench.kindOf(path.getFileName().toString()).isPresent())
          .limit(Bench.MOST_FILES + 1L)
          .sorted()
          .forEach(found::add);
      List<Path> recordings =
          found.stream()
              .filter(path -> Bench.kindOf(path.toString()).equals(Optional.of(Kind.RECORDING)))
              .toList();
      return recordings.isEmpty() ? found : recordings;
    } catch (IOException | java.io.UncheckedIOException e) {
      throw outside(name);
    }
  }

  /**
   * Where a name leads, links resolved.
   *
   * @throws RefusedRequest as {@link #find}
   */
  public Path resolve(String name) {
    for (Path folder : folders) {
      try {
        Path real = folder.resolve(name).toRealPath();
        if (folders.stream().anyMatch(real::startsWith)) {
          return real;
        }
      } catch (IOException | InvalidPathException nothingThere) {
        continue;
      }
    }
    throw outside(name);
  }

  private static boolean isHidden(Path start, Path path) {
    for (Path part : start.relativize(path)) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private RefusedRequest outside(String name) {
    return new RefusedRequest(
        404,
        name
            + ": no file or folder that may be opened here. "
            + (folders.isEmpty()
                ? "Start with 'patchbridge open FOLDER' to choose files of a folder by path."
                : "Folders that may: " + String.join(", ", inWords())));
  }
}
