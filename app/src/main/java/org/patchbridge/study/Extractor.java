package org.patchbridge.study;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.extraction.FileExtraction;
import org.patchbridge.extraction.FileOutcome;
import org.patchbridge.extraction.FileOutcome.Refused;
import org.patchbridge.extraction.RecordingFile;
import org.patchbridge.extraction.RecordingFiles;
import org.patchbridge.study.store.ExtractionSummary;
import org.patchbridge.study.store.ExtractionSummary.AbsentFamily;
import org.patchbridge.study.store.ExtractionSummary.Refusal;
import org.patchbridge.work.Progress;
import org.patchbridge.work.WorkerPool;

/**
 * Extracts recordings, one a thread, and puts each into its place the moment it is finished: what
 * is in memory does not grow with their number, and a killed process loses only those it was at.
 */
final class Extractor {
  private final UnaryOperator<List<RecordingFile>> left;
  private final Consumer<FileOutcome> place;
  private final ExtractionSettings settings;
  private final int threads;
  private final Progress progress;

  /**
   * @param left which of given files are to be done
   * @param place where an outcome goes; called by several threads
   */
  Extractor(
      UnaryOperator<List<RecordingFile>> left,
      Consumer<FileOutcome> place,
      ExtractionSettings settings,
      int threads,
      Progress progress) {
    this.left = left;
    this.place = place;
    this.settings = settings;
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * Files that were refused before are tried again: what was wrong may have been outside the file.
   *
   * @param absent what the recordings lack, asked when all are done
   * @throws InterruptedException after an interruption; finished files are in their place
   */
  ExtractionSummary run(RecordingFiles.Found found, Supplier<List<AbsentFamily>> absent)
      throws InterruptedException {
    List<RecordingFile> files = found.files();
    List<RecordingFile> undone = left.apply(files);
    int unchanged = files.size() - undone.size();
    progress.started("extracting", files.size(), "recordings", unchanged);
    FileExtraction extraction = new FileExtraction(settings);
    List<Callable<Optional<Refusal>>> work =
        undone.stream()
            .<Callable<Optional<Refusal>>>map(file -> () -> keep(extraction.of(file)))
            .toList();
    List<Refusal> refused =
        WorkerPool.run("extract", threads, work, progress).stream()
            .flatMap(Optional::stream)
            .toList();
    return new ExtractionSummary(
        files.size(),
        files.size() - unchanged - refused.size(),
        unchanged,
        refused,
        found.skipped(),
        absent.get());
  }

  /** An interruption closes the file that is being read, which says nothing about the file. */
  private Optional<Refusal> keep(FileOutcome outcome) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    place.accept(outcome);
    return outcome instanceof Refused refused
        ? Optional.of(new Refusal(refused.file().path(), refused.message()))
        : Optional.empty();
  }
}
