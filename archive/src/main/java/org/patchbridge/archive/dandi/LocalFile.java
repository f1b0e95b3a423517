package org.patchbridge.archive.dandi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import org.patchbridge.files.IoFailure;
import org.patchbridge.work.InputException;

/** What lies at the place of an asset. */
enum LocalFile {
  ABSENT,
  WHOLE,
  /** A file of other bytes. */
  OTHER;

  /**
   * @param thoroughly reads every file; else one that has the asset's size and the time that a
   *     download gives it when its digest was checked is taken for whole
   */
  static LocalFile at(Path file, DandiAsset asset, boolean thoroughly) {
    try {
      if (!Files.exists(file)) {
        return ABSENT;
      }
      if (!Files.isRegularFile(file) || Files.size(file) != asset.bytes()) {
        return OTHER;
      }
      if (!thoroughly && hasTimeOf(file, asset)) {
        return WHOLE;
      }
      return DandiEtag.of(file).isOf(asset) ? WHOLE : OTHER;
    } catch (IOException e) {
      throw new InputException(
          file + ": cannot be read (" + IoFailure.inWords(e) + "); check its permissions", e);
    }
  }

  /** Some file systems know seconds only. */
  private static boolean hasTimeOf(Path file, DandiAsset asset) throws IOException {
    return Files.getLastModifiedTime(file)
        .toInstant()
        .truncatedTo(ChronoUnit.SECONDS)
        .equals(asset.modified().truncatedTo(ChronoUnit.SECONDS));
  }
}
