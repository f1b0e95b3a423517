package org.patchbridge.simulate;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.patchbridge.dataset.Species;
import org.patchbridge.files.AtomicFile;
import org.patchbridge.files.IoFailure;
import org.patchbridge.nwb.write.ClampedSweep;
import org.patchbridge.nwb.write.NwbSession;
import org.patchbridge.nwb.write.NwbWriter;
import org.patchbridge.recording.RecordingException;
import org.patchbridge.work.WorkerPool;

/**
 * A folder of simulated recordings: {@code sub-<donor>/sub-<donor>_ses-<id>_icephys.nwb} for every
 * cell and {@code labels.csv} with the truth. Files appear complete or not at all; writing again
 * goes on with what is missing, and refuses a folder that holds another simulation.
 */
public final class SimulatedStudy {
  /** What every file says of its origin. */
  public static final String NOTE =
      "Simulated by PatchBridge with a conductance-based model neuron; not a recording of a cell.";

  private static final String LABELS = "labels.csv";
  private static final String SETTINGS = "simulation.txt";
  private static final Instant FIRST_SESSION = Instant.parse("2020-01-01T09:00:00Z");

  private final SimulationSettings settings;
  private final Map<Species, Integer> cells;
  private final int glutamatergic;
  private final List<PlannedCell> plan = new ArrayList<>();

  private SimulatedStudy(
      SimulationSettings settings, Map<Species, Integer> cells, int glutamatergic) {
    this.settings = settings;
    this.cells = new TreeMap<>(cells);
    this.glutamatergic = glutamatergic;
    this.cells.forEach((species, count) -> plan.addAll(StudyPlan.of(species, count, settings)));
    this.cells
        .keySet()
        .forEach(species -> plan.addAll(StudyPlan.glutamatergic(species, glutamatergic, settings)));
  }

  /**
   * Of interneurons alone.
   *
   * @param cells species to number of cells, each at least 1
   */
  public static SimulatedStudy with(SimulationSettings settings, Map<Species, Integer> cells) {
    return new SimulatedStudy(settings, cells, 0);
  }

  /**
   * The same interneurons, and after them cells that are none.
   *
   * @param cellsOfEachSpecies 0 or more
   */
  public SimulatedStudy withGlutamatergic(int cellsOfEachSpecies) {
    return new SimulatedStudy(settings, cells, cellsOfEachSpecies);
  }

  /** All cells, in the order of the labels file. */
  public List<PlannedCell> plan() {
    return List.copyOf(plan);
  }

  /** Where a cell's file stands in the study's folder. */
  public static Path fileOf(PlannedCell cell) {
    return Path.of(
        "sub-" + cell.donor(), "sub-" + cell.donor() + "_ses-" + cell.id() + "_icephys.nwb");
  }

  /** Told after every cell, from the threads that work; calls may overlap. */
  @FunctionalInterface
  public interface Progress {
    void finished(PlannedCell cell, boolean wasThere);
  }

  /**
   * What came of writing.
   *
   * @param written files written now
   * @param kept files that were there before
   */
  public record Outcome(Path labels, int written, int kept) {}

  /**
   * Writes what is missing.
   *
   * @param threads at least 1; the files do not depend on it
   * @throws RecordingException where the folder cannot be written or holds another simulation;
   *     files written before stay
   * @throws InterruptedException where the thread is interrupted; files written before stay
   */
  public Outcome write(Path folder, int threads, Progress progress) throws InterruptedException {
    Path labels = prepare(folder);
    CellSimulator simulator = CellSimulator.with(settings);
    List<Callable<Boolean>> work = new ArrayList<>();
    for (int i = 0; i < plan.size(); i++) {
      PlannedCell cell = plan.get(i);
      Instant start = FIRST_SESSION.plus(Duration.ofHours(i));
      work.add(
          () -> {
            Path file = folder.resolve(fileOf(cell));
            boolean wasThere = Files.exists(file);
            if (!wasThere) {
              write(simulator.simulate(cell), start, file);
            }
            progress.finished(cell, wasThere);
            return wasThere;
          });
    }
    List<Boolean> wereThere =
        WorkerPool.run("simulate", threads, work, org.patchbridge.work.Progress.silent());
    int kept = (int) wereThere.stream().filter(there -> there).count();
    return new Outcome(labels, plan.size() - kept, kept);
  }

  /** Writes one cell as an NWB file. */
  static void write(SimulatedCell cell, Instant start, Path file) {
    PlannedCell plan = cell.plan();
    NwbSession session =
        new NwbSession(
            plan.id(),
            plan.id(),
            NOTE,
            start,
            cell.subject(),
            "simulated " + plan.species().label() + " " + plan.subclass() + " neuron",
            NOTE,
            List.of(NwbSession.SIMULATED));
    try (NwbWriter writer = NwbWriter.create(file, session)) {
      double seconds = 0;
      for (int number = 0; number < cell.traces().size(); number++) {
        SimulatedTrace trace = cell.traces().get(number);
        Stimulus stimulus = trace.stimulus();
        writer.add(
            new ClampedSweep(
                number,
                stimulus.code(),
                stimulus.picoamps(),
                stimulus.samplingRateHz(),
                seconds,
                0,
                0,
                trace.millivolts(),
                stimulus.samples()));
        seconds += stimulus.length() / stimulus.samplingRateHz();
      }
      writer.finish();
    }
  }

  private Path prepare(Path folder) {
    String beside = glutamatergic > 0 ? "glutamatergic " + glutamatergic + "\n" : "";
    String wanted = settings + "\n" + cells + "\n" + beside;
    Path known = folder.resolve(SETTINGS);
    try {
      Files.createDirectories(folder);
      if (Files.exists(known) && !Files.readString(known).equals(wanted)) {
        throw new RecordingException(
            folder.toString(),
            SETTINGS,
            "the folder holds another simulation (" + Files.readString(known).strip() + ")",
            "choose an empty folder, or simulate with the same settings");
      }
      AtomicFile.write(known, wanted.getBytes(StandardCharsets.UTF_8));
      Path labels = folder.resolve(LABELS);
      AtomicFile.write(labels, labels().getBytes(StandardCharsets.UTF_8));
      return labels;
    } catch (IOException e) {
      throw new RecordingException(
          folder.toString(),
          "",
          "the folder cannot be written (" + IoFailure.inWords(e) + ")",
          "choose a folder that can be written",
          e);
    }
  }

  private String labels() throws IOException {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord("id", "species", "donor", "subclass", "condition", "file");
      for (PlannedCell cell : plan) {
        csv.writeRecord(
            cell.id(),
            cell.species().label(),
            cell.donor(),
            cell.subclass(),
            cell.condition().orElse(""),
            fileOf(cell).toString().replace('\\', '/'));
      }
    }
    return text.toString();
  }
}
