package org.patchbridge.extraction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.patchbridge.files.IoFailure;
import org.patchbridge.work.CohortDigest;
import org.patchbridge.work.InputException;

/**
 * A recording's file as it was when it was found.
 *
 * @param path absolute, without symbolic links
 * @param modified time of the last change, ISO 8601
 */
public record RecordingFile(Path path, long bytes, String modified) {

  public static RecordingFile of(Path path) {
    try {
      return at(path);
    } catch (IOException e) {
      throw new InputException(
          path
              + ": cannot be found ("
              + IoFailure.inWords(e)
              + "); check the path and its permissions",
          e);
    }
  }

  static RecordingFile at(Path path) throws IOException {
    Path real = path.toRealPath();
    BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
    return new RecordingFile(
        real, attributes.size(), attributes.lastModifiedTime().toInstant().toString());
  }

  /** Name of the file's rows in the store. */
  public String key() {
    return CohortDigest.ofText(path.toString());
  }
}
