package org.patchbridge.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.extraction.FileExtraction;
import org.patchbridge.extraction.FileOutcome;
import org.patchbridge.extraction.FileOutcome.Refused;
import org.patchbridge.extraction.RecordingFile;
import org.patchbridge.study.store.ExtractionSummary.Refusal;
import org.patchbridge.study.store.RecordingTable;
import org.patchbridge.work.Progress;
import org.patchbridge.work.WorkerPool;

/**
 * Extracts recordings, one a thread, and puts each into the store the moment it is finished: what
 * is in memory does not grow with their number, and a killed process loses only those it was at.
 */
final class Extractor {
  private final RecordingTable table;
  private final ExtractionSettings settings;
  private final int threads;
  private final Progress progress;

  Extractor(RecordingTable table, ExtractionSettings settings, int threads, Progress progress) {
    this.table = table;
    this.settings = settings;
    this.threads = threads;
    this.progress = progress;
  }

  /** Which files were refused, in the order of the files, and how many were done before. */
  record Batch(List<Refusal> refused, int unchanged) {}

  /**
   * Files that were refused before are tried again: what was wrong may have been outside the file.
   *
   * @throws InterruptedException after an interruption; finished files are in the store
   */
  Batch run(List<RecordingFile> files) throws InterruptedException {
    List<RecordingFile> left = left(files);
    int unchanged = files.size() - left.size();
    progress.started("extracting", files.size(), "recordings", unchanged);
    FileExtraction extraction = new FileExtraction(settings);
    List<Callable<Optional<Refusal>>> work =
        left.stream()
            .<Callable<Optional<Refusal>>>map(file -> () -> keep(extraction.of(file)))
            .toList();
    List<Optional<Refusal>> refused = WorkerPool.run("extract", threads, work, progress);
    return new Batch(refused.stream().flatMap(Optional::stream).toList(), unchanged);
  }

  private List<RecordingFile> left(List<RecordingFile> files) {
    String digest = settings.digest();
    Map<String, RecordingTable.StoredRecording> known =
        table.all().stream()
            .collect(Collectors.toMap(RecordingTable.StoredRecording::key, Function.identity()));
    return files.stream()
        .filter(
            file -> {
              RecordingTable.StoredRecording stored = known.get(file.key());
              return stored == null || !stored.isDoneFor(file, digest);
            })
        .toList();
  }

  /** An interruption closes the file that is being read, which says nothing about the file. */
  private Optional<Refusal> keep(FileOutcome outcome) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    table.save(outcome, settings);
    return outcome instanceof Refused refused
        ? Optional.of(new Refusal(refused.file().path(), refused.message()))
        : Optional.empty();
  }
}
