package org.patchbridge.extraction;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.patchbridge.files.SkippedPath;
import org.patchbridge.reader.RecordingReader;
import org.patchbridge.work.InputException;

/** Finds the recordings that a user names by file, folder or glob. */
public final class RecordingFiles {
  private static final Pattern GLOB = Pattern.compile("[*?\\[{]");

  private static final int MOST_NAMED = 3;

  private RecordingFiles() {}

  /**
   * What a search came to.
   *
   * @param files each once, ordered by path
   * @param skipped what could not be looked at, ordered by path: a link that leads in a circle or
   *     to nothing, a folder that the user may not read
   */
  public record Found(List<RecordingFile> files, List<SkippedPath> skipped) {
    public Found {
      files = List.copyOf(files);
      skipped = List.copyOf(skipped);
    }
  }

  /**
   * All recordings, each once, ordered by path: a file itself, of a folder every {@code .nwb} and
   * {@code .abf} file in and below it, of a glob what it matches ({@code *} within a folder, {@code
   * **} across). Hidden files are left out of folders and globs. What cannot be looked at stops no
   * search.
   *
   * @throws InputException where a name leads to nothing, or the search to no recording at all
   */
  public static Found find(Collection<String> names) {
    Map<Path, RecordingFile> found = new TreeMap<>();
    Map<Path, SkippedPath> skipped = new TreeMap<>();
    for (String name : names) {
      if (isFile(name)) {
        RecordingFile file = RecordingFile.of(Path.of(name));
        found.put(file.path(), file);
        continue;
      }
      RecordingSearch search = ofName(name);
      if (search.found().isEmpty() && search.skipped().isEmpty()) {
        throw new InputException(
            name
                + ": no "
                + String.join(" or ", RecordingReader.EXTENSIONS)
                + " file here; name recordings, their folder, or a glob");
      }
      search.skipped().forEach(one -> skipped.put(one.path(), one));
      search.found().forEach(path -> add(path, found, skipped));
    }
    if (found.isEmpty()) {
      throw new InputException(
          "no recording could be found: "
              + skipped.values().stream()
                  .limit(MOST_NAMED)
                  .map(SkippedPath::message)
                  .collect(Collectors.joining("; "))
              + "; check links and permissions");
    }
    return new Found(List.copyOf(found.values()), List.copyOf(skipped.values()));
  }

  /** A file can vanish, or turn out to be beyond the user's rights, after it was listed. */
  private static void add(
      Path path, Map<Path, RecordingFile> found, Map<Path, SkippedPath> skipped) {
    try {
      RecordingFile file = RecordingFile.at(path);
      found.put(file.path(), file);
    } catch (IOException e) {
      skipped.put(path, SkippedPath.because(path, e));
    }
  }

  private static boolean isFile(String name) {
    boolean isGlob = GLOB.matcher(name).find();
    return isGlob ? Files.isRegularFile(Path.of(name)) : !Files.isDirectory(Path.of(name));
  }

  private static RecordingSearch ofName(String name) {
    if (Files.isDirectory(Path.of(name))) {
      return RecordingSearch.below(Path.of(name), RecordingReader::isNamedAsRecording);
    }
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + name);
    Path start = fixedPart(name);
    return Files.isDirectory(start)
        ? RecordingSearch.below(start, matcher::matches)
        : RecordingSearch.nothing(start);
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
}
