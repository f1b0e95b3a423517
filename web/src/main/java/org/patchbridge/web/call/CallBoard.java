package org.patchbridge.web.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.BundleException;
import org.patchbridge.bundle.MismatchException;
import org.patchbridge.calling.BatchCaller;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.extraction.FileOutcome;
import org.patchbridge.family.Preset;
import org.patchbridge.prediction.ModelAge;
import org.patchbridge.prediction.PredictionTables;
import org.patchbridge.prediction.Predictor;
import org.patchbridge.prediction.TableCells;
import org.patchbridge.reference.References;
import org.patchbridge.refit.Refits;
import org.patchbridge.table.schema.TableException;
import org.patchbridge.web.bench.Bench;
import org.patchbridge.web.bench.BenchFile;
import org.patchbridge.web.bench.BenchFile.Kind;
import org.patchbridge.web.bench.BenchFile.Stage;
import org.patchbridge.web.bench.ReadingQueue;
import org.patchbridge.work.InputException;

/**
 * Calls what lies on the bench with the chosen model, again after every change of either; files are
 * not read again for it. One thread does it, and what was asked for while it did is done once.
 */
public final class CallBoard implements AutoCloseable {
  /**
   * Until all recordings are read, calls come at this distance: a part of a batch may ask for a
   * model of its own, which is learnt in vain.
   */
  private static final long PAUSE_NANOSECONDS = TimeUnit.SECONDS.toNanos(45);

  private final Bench bench;
  private final ModelShelf shelf;
  private final ReadingQueue queue;
  private final int threads;
  private final Runnable changed;
  private final Semaphore asked = new Semaphore(0);
  private final Thread worker;
  private final Activity activity;
  private volatile State state;
  private long lastCalled = System.nanoTime();

  /**
   * What is shown.
   *
   * @param controls that were asked for
   * @param batch called with {@code calledWith}; empty before the first calls, and without a model
   * @param calledWith the controls of the batch
   * @param failure why there are no calls, for people; empty where there are
   */
  public record State(
      CallControls controls,
      Optional<CalledBatch> batch,
      Optional<CallControls> calledWith,
      String failure) {}

  /**
   * @param threads for models that are learnt again
   * @param changed told when there is something to see
   */
  public CallBoard(
      Bench bench, ModelShelf shelf, ReadingQueue queue, int threads, Runnable changed) {
    this.bench = bench;
    this.shelf = shelf;
    this.queue = queue;
    this.threads = threads;
    this.changed = changed;
    this.activity = new Activity(changed);
    String usual = shelf.usual().map(ModelShelf.Entry::id).orElse("");
    this.state = new State(CallControls.of(usual), Optional.empty(), Optional.empty(), "");
    this.worker = new Thread(this::work, "call");
    worker.setDaemon(true);
    worker.start();
  }

  public State state() {
    return state;
  }

  /** What is being done, in words; empty where nothing is. */
  public String activity() {
    return activity.words();
  }

  /**
   * Calls with other settings from now on.
   *
   * @throws InputException where they contradict each other
   */
  public void control(CallControls controls) {
    controls.check();
    if (!controls.model().isEmpty()) {
      shelf.entry(controls.model());
    }
    synchronized (this) {
      state = new State(controls, state.batch(), state.calledWith(), "");
    }
    changed.run();
    wake();
  }

  /** Calls with a model that came later, unless a person has chosen one meanwhile. */
  public void takeUnlessChosen(String model) {
    if (state.controls().model().isEmpty()) {
      control(CallControls.of(model));
    }
  }

  /** Something on the bench is not as it was. */
  public void wake() {
    asked.release();
  }

  private void work() {
    try {
      CallControls wanted = state.controls();
      while (!Thread.currentThread().isInterrupted()) {
        asked.acquire();
        asked.drainPermits();
        boolean isReading = bench.files().stream().anyMatch(CallBoard::isOnItsWay);
        boolean isSame = wanted.equals(state.controls());
        if (!isReading || !isSame || System.nanoTime() - lastCalled > PAUSE_NANOSECONDS) {
          call();
          lastCalled = System.nanoTime();
          wanted = state.controls();
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isOnItsWay(BenchFile file) {
    return file.stage() == Stage.WAITING || file.stage() == Stage.READING;
  }

  private void call() throws InterruptedException {
    CallControls controls = state.controls();
    if (controls.model().isEmpty()) {
      show(controls, Optional.empty(), "");
      return;
    }
    try {
      activity.is("reading the model");
      Bundle bundle = shelf.bundle(shelf.entry(controls.model()));
      takeAsTheModelDoes(bundle);
      activity.is("calling");
      CalledBatch batch = batch(bundle, controls);
      show(controls, Optional.of(batch), "");
    } catch (InputException
        | BundleException
        | MismatchException
        | TableException
        | CancellationException cannot) {
      show(controls, Optional.empty(), String.valueOf(cannot.getMessage()));
    } catch (RuntimeException | Error fault) {
      // The thread serves all that is asked later, too.
      show(controls, Optional.empty(), "internal error, please report it: " + fault);
    } finally {
      activity.ended();
    }
  }

  private void show(CallControls controls, Optional<CalledBatch> batch, String failure) {
    synchronized (this) {
      CallControls now = state.controls();
      state = new State(now, batch, batch.map(any -> controls), failure);
    }
    changed.run();
  }

  private void takeAsTheModelDoes(Bundle bundle) {
    Preset preset =
        Preset.ofKey(bundle.recordingRecipe().getOrDefault("preset", "")).orElse(Preset.DEFAULT);
    queue.take(ExtractionSettings.of(preset));
  }

  private CalledBatch batch(Bundle bundle, CallControls controls) throws InterruptedException {
    BatchCaller caller =
        new BatchCaller(
            bundle,
            controls::caller,
            controls.rig(bundle),
            Refits.ofThisMachine(threads, activity));
    CalledBatch.Builder builder =
        new CalledBatch.Builder(
            bundle,
            Stream.concat(
                    ModelAge.warnings(bundle, queue.settings()).stream(),
                    References.warning(bundle).stream())
                .toList());
    List<BenchFile> files = bench.inOrder();
    for (BenchFile file : files) {
      if (file.kind() == Kind.TABLE) {
        table(file, bundle, caller, builder);
      }
    }
    recordings(files, bundle, caller, builder);
    CalledBatch batch = builder.build();
    return controls.estimatesPrior() ? batch.underEstimatedShares() : batch;
  }

  private void table(BenchFile file, Bundle bundle, BatchCaller caller, CalledBatch.Builder builder)
      throws InterruptedException {
    try {
      TableCells cells =
          file.choices().columns().isEmpty()
              ? PredictionTables.ofFolder(file.path(), bundle)
                  .orElseGet(() -> PredictionTables.read(file.path(), bundle))
              : TableColumns.read(file, file.choices().columns(), bundle);
      builder.table(file, caller.ofTable(cells));
    } catch (InputException | TableException | MismatchException refusal) {
      builder.refused(file, String.valueOf(refusal.getMessage()));
    }
  }

  private void recordings(
      List<BenchFile> files, Bundle bundle, BatchCaller caller, CalledBatch.Builder builder)
      throws InterruptedException {
    List<BenchFile> read = new ArrayList<>();
    List<FileOutcome> outcomes = new ArrayList<>();
    for (BenchFile file : files) {
      if (file.kind() == Kind.RECORDING && !isOnItsWay(file) && file.outcome().isPresent()) {
        read.add(file);
        outcomes.add(file.outcome().get());
      }
    }
    if (read.isEmpty()) {
      return;
    }
    try {
      Predictor.requireSameRecipe(bundle, queue.settings());
    } catch (InputException otherKind) {
      read.forEach(file -> builder.refused(file, String.valueOf(otherKind.getMessage())));
      return;
    }
    builder.recordings(read, caller.ofRecordings(outcomes));
  }

  @Override
  public void close() {
    worker.interrupt();
  }
}
