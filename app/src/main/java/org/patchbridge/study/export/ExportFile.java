package org.patchbridge.study.export;

import java.io.IOException;
import java.nio.file.Path;
import org.patchbridge.files.AtomicFile;
import org.patchbridge.files.IoFailure;
import org.patchbridge.work.InputException;

/** A file of an export: whole or not there. */
final class ExportFile {
  private ExportFile() {}

  /**
   * @throws InputException where it cannot be written, with what to do
   */
  static void write(Path file, AtomicFile.Content content) {
    try {
      AtomicFile.write(file, content);
    } catch (IOException e) {
      throw new InputException(
          file
              + ": cannot be written ("
              + IoFailure.inWords(e)
              + "); choose another folder with --to",
          e);
    }
  }
}
