package org.patchbridge.archive.dandi;

import java.util.Locale;
import java.util.regex.Pattern;
import org.patchbridge.archive.web.PartFile;
import org.patchbridge.files.FileNames;
import org.patchbridge.work.CohortDigest;

/**
 * Where a file goes below the user's folder. The archive takes paths with backslashes, line breaks
 * and whatever else; a path that is plain stays as it is, of another one each part becomes a plain
 * name, and the digest of the whole path keeps it apart from others. No path leads out.
 */
final class ContainedPath {
  private static final Pattern SEPARATOR = Pattern.compile("/");
  private static final int DEEPEST = 16;

  private ContainedPath() {}

  /** With {@code /}, of plain names alone; the same text gives the same path, always. */
  static String of(String path) {
    String[] parts = SEPARATOR.split(path, -1);
    StringBuilder contained = new StringBuilder();
    boolean plain = parts.length <= DEEPEST;
    for (int i = 0; i < parts.length && i < DEEPEST; i++) {
      plain &= FileNames.isPlain(parts[i]) && !isOurs(parts[i]);
      contained.append(i == 0 ? "" : "/").append(FileNames.of(parts[i]));
    }
    return plain ? path : apart(contained.toString(), CohortDigest.ofText(path));
  }

  /** Names that part files and the manifest have. */
  private static boolean isOurs(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(PartFile.SUFFIX)
        || lower.endsWith(PartFile.SUFFIX + ".etag")
        || lower.equals(DownloadManifest.NAME);
  }

  private static String apart(String path, String digest) {
    int slash = path.lastIndexOf('/');
    String name = path.substring(slash + 1);
    int dot = name.lastIndexOf('.');
    String stem = dot <= 0 ? name : name.substring(0, dot);
    String ending = dot <= 0 || isOurs(name) ? "" : name.substring(dot);
    return path.substring(0, slash + 1) + stem + "-" + digest + ending;
  }
}
