package org.patchbridge.web.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.BundleFolder;
import org.patchbridge.cli.console.Version;
import org.patchbridge.dataset.Species;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.extraction.RecordingFiles;
import org.patchbridge.family.Preset;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.simulate.SimulatedStudy;
import org.patchbridge.simulate.SimulationSettings;
import org.patchbridge.simulate.SimulationSettings.ClassProportions;
import org.patchbridge.study.Study;
import org.patchbridge.study.TrainingStamp;
import org.patchbridge.study.plan.ModelChoice;
import org.patchbridge.study.plan.TrainingRequest;
import org.patchbridge.study.store.ExtractedFeatures;
import org.patchbridge.table.CellLabelTable;
import org.patchbridge.table.schema.SncgPolicy;
import org.patchbridge.web.bench.Bench;
import org.patchbridge.web.bench.BenchFile;
import org.patchbridge.web.bench.Changes;
import org.patchbridge.web.call.Activity;
import org.patchbridge.web.call.CallBoard;
import org.patchbridge.web.call.ModelShelf;
import org.patchbridge.web.guard.RefusedRequest;
import org.patchbridge.work.InputException;

/**
 * Makes up three recordings of model neurons and puts them on the bench; where no model is at hand,
 * also one of simulated cells. Both say that they are simulated. What was made is kept in the
 * cache.
 */
public final class ExampleJob implements AutoCloseable {
  /** In the order of the simulator's classes, so that the three are of different ones. */
  private static final int RECORDINGS = 3;

  private static final long SEED_OF_RECORDINGS = 9;
  private static final long SEED_OF_MODEL = 1;
  private static final int TRAINING_CELLS = 60;
  private static final int TREES = 200;
  private static final double LEVEL = 0.9;
  private static final String NOTE =
      "Simulated data: recordings of conductance-based model neurons that PatchBridge made itself;"
          + " results on them say nothing about real neurons.";

  private final Path folder;
  private final Bench bench;
  private final ModelShelf shelf;
  private final CallBoard board;
  private final int threads;
  private final Activity activity;
  private final AtomicBoolean runs = new AtomicBoolean();
  private volatile Thread worker = new Thread("example");
  private volatile String failure = "";

  /**
   * @param cache folder that is kept between runs
   */
  public ExampleJob(
      Path cache, Bench bench, ModelShelf shelf, CallBoard board, int threads, Changes changes) {
    this.folder =
        cache.resolve("examples-" + ExtractionSettings.of(Preset.DEFAULT).recipe().get("method"));
    this.bench = bench;
    this.shelf = shelf;
    this.board = board;
    this.threads = threads;
    this.activity = new Activity(changes::happened);
  }

  /**
   * Begins.
   *
   * @throws RefusedRequest where it is at it already
   */
  public void start() {
    if (!runs.compareAndSet(false, true)) {
      throw new RefusedRequest(409, "The examples are being made already.");
    }
    failure = "";
    worker = new Thread(this::run, "example");
    worker.setDaemon(true);
    worker.start();
  }

  /** What it does, in words; empty where it does nothing. */
  public String activity() {
    return activity.words();
  }

  /** Why the last attempt failed; empty where it did not. */
  public String failure() {
    return failure;
  }

  private void run() {
    try {
      recordings();
      if (shelf.usual().isEmpty()) {
        model();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (IOException | InputException | CancellationException cannot) {
      failure = "The examples could not be made: " + cannot.getMessage();
    } finally {
      runs.set(false);
      activity.ended();
    }
  }

  private void recordings() throws InterruptedException, IOException {
    Path place = folder.resolve("recordings");
    simulate(place, RECORDINGS, SEED_OF_RECORDINGS);
    for (Path file : recordingsIn(place)) {
      if (!bench.holds(file)) {
        bench.add(
            "simulated-" + file.getFileName(),
            file,
            BenchFile.Origin.EXAMPLE,
            BenchFile.Kind.RECORDING);
      }
    }
  }

  private SimulatedStudy.Outcome simulate(Path place, int cells, long seed)
      throws InterruptedException {
    SimulatedStudy simulated =
        SimulatedStudy.with(
            SimulationSettings.defaults().withSeed(seed).withProportions(ClassProportions.EQUAL),
            Map.of(Species.MOUSE, cells));
    activity.started("simulating", simulated.plan().size(), "recordings", 0);
    return simulated.write(place, threads, (cell, wasThere) -> activity.advanced());
  }

  private static List<Path> recordingsIn(Path place) throws IOException {
    try (Stream<Path> all = Files.walk(place)) {
      return all.filter(path -> path.toString().endsWith(".nwb")).sorted().toList();
    }
  }

  private void model() throws InterruptedException, IOException {
    Path place = folder.resolve("model");
    if (!ModelShelf.isBundle(place)) {
      Path work = folder.resolve("training");
      BundleFolder.write(place, trained(work));
      remove(work);
    }
    ModelShelf.Entry entry = shelf.add(place, place.toString(), "example", "example");
    board.takeUnlessChosen(entry.id());
  }

  private Bundle trained(Path work) throws InterruptedException {
    SimulatedStudy.Outcome outcome =
        simulate(work.resolve("recordings"), TRAINING_CELLS, SEED_OF_MODEL);
    ExtractionSettings settings = ExtractionSettings.of(Preset.DEFAULT);
    try (Study study = Study.open(work.resolve("study"))) {
      study.label(CellLabelTable.read(outcome.labels()));
      study.extract(
          RecordingFiles.find(List.of(work.resolve("recordings").toString())),
          settings,
          threads,
          activity);
      study.addExtracted(settings, ExtractedFeatures.FAMILIES, DataOrigin.SIMULATED, List.of(NOTE));
      TrainingStamp stamp =
          new TrainingStamp(
              "PatchBridge " + Version.current(),
              Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
      TrainingRequest request =
          new TrainingRequest(
              Optional.empty(),
              ModelChoice.DEFAULT,
              TREES,
              LEVEL,
              SncgPolicy.VIP,
              SEED_OF_MODEL,
              List.of());
      return study.train(request, settings, stamp, threads, activity);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    }
  }

  @Override
  public void close() {
    worker.interrupt();
  }
}
