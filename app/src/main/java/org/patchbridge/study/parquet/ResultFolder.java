package org.patchbridge.study.parquet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.extraction.FileOutcome;
import org.patchbridge.extraction.RecordingFile;
import org.patchbridge.files.AtomicFile;
import org.patchbridge.files.IoFailure;
import org.patchbridge.work.InputException;

/**
 * A folder of extraction results, one {@link ResultFile} a recording. Any number of processes may
 * fill it at once, on any number of machines: a file appears whole or not at all.
 */
public record ResultFolder(Path folder, ExtractionSettings settings) {

  /**
   * @param folder made where it is missing
   * @throws InputException where it cannot be made or written
   */
  public static ResultFolder of(Path folder, ExtractionSettings settings) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new InputException(
          folder + ": cannot create the folder (" + IoFailure.inWords(e) + "); choose another", e);
    }
    if (!Files.isWritable(folder)) {
      throw new InputException(folder + ": permission denied; choose a folder you may write");
    }
    return new ResultFolder(folder, settings);
  }

  /** Of these files those without a result, with one of an earlier state, and those refused. */
  public List<RecordingFile> left(List<RecordingFile> files) {
    return files.stream().filter(file -> !ResultFile.isDone(place(file), file, settings)).toList();
  }

  /** Replaces the result of the recording. */
  public void save(FileOutcome outcome) {
    Path target = place(outcome.file());
    try {
      Path aside = Files.createTempFile("patchbridge-", ResultFile.EXTENSION);
      try {
        ResultFile.write(outcome, settings, aside);
        AtomicFile.write(target, out -> Files.copy(aside, out));
      } finally {
        Files.delete(aside);
      }
    } catch (IOException e) {
      throw new InputException(target + ": cannot be written (" + IoFailure.inWords(e) + ")", e);
    }
  }

  private Path place(RecordingFile file) {
    return folder.resolve(ResultFile.name(file, settings));
  }
}
