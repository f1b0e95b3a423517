package org.patchbridge.study.parquet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.patchbridge.extraction.RecordingFile;
import org.patchbridge.extraction.RecordingFiles;
import org.patchbridge.files.SkippedPath;
import org.patchbridge.work.CohortDigest;
import org.patchbridge.work.InputException;

/**
 * One of several shares of recordings. Which share a recording is in follows from its name alone:
 * no share has to know of another, none changes when a recording is added, and all together have
 * every recording once.
 *
 * @param number from 1
 * @param of how many there are
 */
public record Shard(int number, int of) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,6})/(\\d{1,6})");
  private static final int HEXADECIMAL = 16;

  /**
   * @throws IllegalArgumentException where there is no such share
   */
  public Shard {
    if (of < 1 || number < 1 || number > of) {
      throw new IllegalArgumentException(
          "shard " + number + "/" + of + " is none: give 1/N to N/N, N at least 1");
    }
  }

  /**
   * @param text such as {@code 3/10}, the third of ten
   * @throws IllegalArgumentException for any other text
   */
  public static Shard parse(String text) {
    Matcher parts = TEXT.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no shard: give I/N, such as 3/10");
    }
    return new Shard(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
  }

  /**
   * Whether the recording of a name is in this share.
   *
   * @param name path below the folder that was given, or the file's name
   */
  public boolean has(String name) {
    return Long.remainderUnsigned(
            Long.parseUnsignedLong(CohortDigest.ofText(name), HEXADECIMAL), of)
        == number - 1;
  }

  /**
   * This share of what {@link RecordingFiles#find} finds; may be empty. All that could not be
   * looked at is told in every share.
   *
   * @throws InputException as there
   */
  public RecordingFiles.Found find(Collection<String> names) {
    return shareOf(RecordingFiles.find(names), names);
  }

  /**
   * This share of recordings that were found, those of an archive included.
   *
   * @param names that they were found by
   */
  public RecordingFiles.Found shareOf(RecordingFiles.Found all, Collection<String> names) {
    Map<Path, String> nameOf = new TreeMap<>();
    for (RecordingFile file : all.files()) {
      nameOf.put(file.path(), file.path().getFileName().toString());
    }
    for (String name : names) {
      if (Files.isDirectory(Path.of(name))) {
        Path root = real(Path.of(name));
        nameOf.replaceAll(
            (path, before) -> path.startsWith(root) ? below(root, path, before) : before);
      }
    }
    List<RecordingFile> mine =
        all.files().stream().filter(file -> has(nameOf.get(file.path()))).toList();
    List<SkippedPath> skipped = all.skipped();
    return new RecordingFiles.Found(mine, skipped);
  }

  /** Of folders in one another the outermost counts, whatever their order. */
  private static String below(Path root, Path path, String before) {
    String name = root.relativize(path).toString().replace('\\', '/');
    return name.length() > before.length() ? name : before;
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      throw new InputException(folder + ": cannot be found; check the path", e);
    }
  }
}
