package org.patchbridge.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/** The recordings that the reference was timed on; they are kept beside the checkout. */
final class BenchRecording {
  /** System property that names the folder of the recordings. */
  static final String FOLDER = "patchbridge.bench.recordings";

  private BenchRecording() {}

  /**
   * @param rate {@code 50kHz} or {@code 200kHz}
   * @throws IllegalStateException where the file is missing, saying where it was sought
   */
  static Path at(String rate) {
    String folder = System.getProperty(FOLDER, "../shared/bench");
    Path file = Path.of(folder, "cell_" + rate + "_60sweeps.nwb").toAbsolutePath().normalize();
    if (!Files.isRegularFile(file)) {
      throw new IllegalStateException(
          file + " is missing; name the folder that holds it with -D" + FOLDER + "=FOLDER");
    }
    return file;
  }
}
