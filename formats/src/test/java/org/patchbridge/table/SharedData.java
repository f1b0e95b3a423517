package org.patchbridge.table;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The published tables, where a developer has them beside the checkout. */
final class SharedData {
  private SharedData() {}

  /** Skips the calling test where the data are not there. */
  static Path folder(String name) {
    Path folder = Path.of("..", "..", "shared", "data", name).toAbsolutePath().normalize();
    assumeTrue(Files.exists(folder), "skipped: no published tables at " + folder);
    return folder;
  }
}
