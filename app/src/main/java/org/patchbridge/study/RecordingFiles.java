package org.patchbridge.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.patchbridge.reader.RecordingReader;

/** Finds the recordings that a user names by file, folder or glob. */
public final class RecordingFiles {
  private static final Pattern GLOB = Pattern.compile("[*?\\[{]");

  private RecordingFiles() {}

  /**
   * All recordings, each once, ordered by path: a file itself, of a folder every {@code .nwb} and
   * {@code .abf} file in and below it, of a glob what it matches ({@code *} within a folder, {@code
   * **} across). Hidden files are left out of folders and globs.
   *
   * @throws StudyException where a name leads to no recording or a folder cannot be read
   */
  public static List<RecordingFile> find(Collection<String> names) {
    Map<Path, RecordingFile> found = new TreeMap<>();
    for (String name : names) {
      List<Path> paths = ofName(name);
      if (paths.isEmpty()) {
        throw new StudyException(
            name
                + ": no "
                + String.join(" or ", RecordingReader.EXTENSIONS)
                + " file here; name recordings, their folder, or a glob");
      }
      for (Path path : paths) {
        RecordingFile file = RecordingFile.of(path);
        found.put(file.path(), file);
      }
    }
    return List.copyOf(found.values());
  }

  private static List<Path> ofName(String name) {
    Path path = GLOB.matcher(name).find() ? Path.of("") : Path.of(name);
    if (!path.toString().isEmpty() && Files.isDirectory(path)) {
      return below(path, RecordingReader::isNamedAsRecording);
    }
    if (!path.toString().isEmpty() || Files.exists(Path.of(name))) {
      return List.of(Path.of(name));
    }
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + name);
    return below(fixedPart(name), matcher::matches);
  }

  /** The folders of a glob before its first wildcard. */
  private static Path fixedPart(String glob) {
    List<String> parts = new ArrayList<>();
    for (String part : glob.split("/", -1)) {
      if (GLOB.matcher(part).find()) {
        break;
      }
      parts.add(part);
    }
    return Path.of(String.join("/", parts) + (glob.startsWith("/") ? "/" : ""));
  }

  private static List<Path> below(Path folder, Predicate<Path> wanted) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return files
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(wanted)
          .filter(Files::isRegularFile)
          .toList();
    } catch (IOException e) {
      throw new StudyException(folder + ": cannot be listed; check its permissions", e);
    } catch (UncheckedIOException e) {
      throw new StudyException(
          folder + ": cannot be listed (" + e.getCause().getMessage() + "); check permissions", e);
    }
  }
}
