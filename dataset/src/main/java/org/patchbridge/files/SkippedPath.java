package org.patchbridge.files;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file or folder that a search could not look at. It stops nothing, and is told.
 *
 * @param reason the fact
 */
public record SkippedPath(Path path, String reason) {

  public static SkippedPath because(Path path, IOException failure) {
    return new SkippedPath(path, IoFailure.inWords(failure));
  }

  /** Path and reason in a line. */
  public String message() {
    return path + ": " + reason;
  }
}
