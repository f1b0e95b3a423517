package org.patchbridge.web.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.extraction.FileExtraction;
import org.patchbridge.extraction.FileOutcome;
import org.patchbridge.extraction.RecordingFile;
import org.patchbridge.family.Preset;
import org.patchbridge.work.InputException;

/**
 * Takes features from the recordings that wait, some at a time. The line is the bench itself, which
 * is bounded.
 */
public final class ReadingQueue implements AutoCloseable {
  private final Bench bench;
  private final Semaphore waiting = new Semaphore(0);
  private final List<Thread> workers = new ArrayList<>();
  private final FileExtraction sharing = new FileExtraction(ExtractionSettings.of(Preset.DEFAULT));
  private volatile ExtractionSettings settings = ExtractionSettings.of(Preset.DEFAULT);

  /**
   * @param threads recordings at a time; changes no number
   */
  public ReadingQueue(Bench bench, int threads) {
    this.bench = bench;
    for (int number = 1; number <= threads; number++) {
      Thread worker = new Thread(this::work, "read-" + number);
      worker.setDaemon(true);
      worker.start();
      workers.add(worker);
    }
  }

  /** Something waits. */
  public void wake() {
    waiting.release(workers.size());
  }

  /** How features are taken, but for what is chosen by hand. */
  public ExtractionSettings settings() {
    return settings;
  }

  /** Takes all features anew where they are taken in another way from now on. */
  public void take(ExtractionSettings other) {
    if (!other.digest().equals(settings.digest())) {
      settings = other;
      bench.readAnew();
      wake();
    }
  }

  /** Reads a recording of the bench as it is chosen to be. */
  public FileExtraction extractionOf(BenchFile file) {
    return sharing.with(settingsOf(file));
  }

  /**
   * Reads the cell of a recording that is chosen as its file has it, sweeps that were left out
   * among the others.
   */
  public FileExtraction asItIs(BenchFile file) {
    return sharing.with(file.choices().electrodeOf(file.path().getFileName().toString(), settings));
  }

  private ExtractionSettings settingsOf(BenchFile file) {
    return file.choices().of(file.path().getFileName().toString(), settings);
  }

  private void work() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Optional<BenchFile> next = bench.takeWaiting();
        if (next.isPresent()) {
          read(next.get());
        } else {
          waiting.acquire();
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(BenchFile file) {
    ExtractionSettings used = settingsOf(file);
    bench.finish(file, outcome(file, used), used.digest());
  }

  private FileOutcome outcome(BenchFile file, ExtractionSettings used) {
    try {
      return sharing.with(used).of(RecordingFile.of(file.path()));
    } catch (InputException vanished) {
      return refused(file, String.valueOf(vanished.getMessage()));
    } catch (RuntimeException | Error fault) {
      // Whatever one file does to the program, the others are read.
      return refused(
          file, file.path() + ": internal error, please report it with the file: " + fault);
    }
  }

  private static FileOutcome refused(BenchFile file, String why) {
    return new FileOutcome.Refused(new RecordingFile(file.path(), 0, ""), why);
  }

  @Override
  public void close() {
    workers.forEach(Thread::interrupt);
  }
}
