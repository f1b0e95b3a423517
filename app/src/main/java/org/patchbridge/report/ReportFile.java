package org.patchbridge.report;

import java.io.IOException;
import java.nio.file.Path;
import org.patchbridge.files.AtomicFile;
import org.patchbridge.files.IoFailure;

/** Writes one of a report's files. */
final class ReportFile {
  private ReportFile() {}

  /**
   * @throws ReportException where the file cannot be written; an old one is then as it was
   */
  static void write(Path file, byte[] content) {
    try {
      AtomicFile.write(file, content);
    } catch (IOException e) {
      throw new ReportException(
          file,
          "cannot be written: " + IoFailure.inWords(e),
          "choose a writable place with free space",
          e);
    }
  }
}
