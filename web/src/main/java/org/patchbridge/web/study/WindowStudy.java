package org.patchbridge.web.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.files.IoFailure;
import org.patchbridge.report.JsonReport;
import org.patchbridge.report.ReportException;
import org.patchbridge.report.model.ReportModel;
import org.patchbridge.study.store.CohortTable;
import org.patchbridge.study.store.EvaluationTable;
import org.patchbridge.study.store.EvaluationTable.BegunEvaluation;
import org.patchbridge.study.store.StoredSource;
import org.patchbridge.study.store.StudyStore;
import org.patchbridge.web.call.CallCommand;
import org.patchbridge.web.guard.RefusedRequest;
import org.patchbridge.web.study.StudyOverview.CohortTold;
import org.patchbridge.web.study.StudyOverview.EvaluationTold;
import org.patchbridge.web.study.StudyOverview.ReportTold;
import org.patchbridge.work.InputException;

/**
 * The study of the window. Its database takes one process that writes: here it is only read, for a
 * moment, and never while a command runs on it. Safe for many threads.
 */
public final class WindowStudy implements AutoCloseable {
  private static final String PROGRAM = "org.patchbridge.web.PatchBridgeMain";
  private static final String REPORT = "report";

  private final String name;
  private final Path folder;
  private final Runnable changed;
  private Optional<StudyRun> run = Optional.empty();
  private boolean isClosed;
  private Seen<Stored> stored = new Seen<>("", new Stored(List.of(), List.of()), "");
  private StudyPlanes planes = StudyPlanes.none();
  private Seen<Optional<ReportTold>> report = new Seen<>("", Optional.empty(), "");

  /** What was read of a file of this stamp, and why not. */
  private record Seen<T>(String stamp, T value, String trouble) {}

  /** What its database holds. */
  private record Stored(List<CohortTold> cohorts, List<EvaluationTold> evaluations) {}

  /** A thing that can be started, with its command line. */
  record ChoiceTold(String key, String title, String words, String command) {}

  /**
   * For the page.
   *
   * @param evaluations with their folds, as of before what runs now; the newest first
   * @param trouble why the study cannot be read or its report be shown; empty where they can
   * @param reportStamp another one for another report; empty where there is none
   */
  public record Told(
      String name,
      List<CohortTold> cohorts,
      List<EvaluationTold> evaluations,
      Optional<ReportTold> report,
      String reportStamp,
      List<String> trouble,
      List<ChoiceTold> choices,
      Optional<StudyRun.Told> run) {}

  /**
   * @param name as the user wrote it
   * @param folder that it leads to
   * @param changed told whenever the page should ask again
   */
  public WindowStudy(String name, Path folder, Runnable changed) {
    this.name = name;
    this.folder = folder;
    this.changed = changed;
  }

  /** Whether a folder holds a study. */
  public static boolean isStudy(Path folder) {
    return Files.isRegularFile(folder.resolve(StudyStore.FILE));
  }

  /** All that the page shows. */
  public synchronized Told told() {
    boolean runs = isRunning();
    if (!runs) {
      readStored();
    }
    readReport();
    List<CohortTold> shown =
        stored.value().cohorts().isEmpty()
            ? report.value().map(ReportTold::cohorts).orElse(List.of())
            : stored.value().cohorts();
    List<String> trouble =
        Stream.of(runs ? "" : stored.trouble(), report.trouble())
            .filter(each -> !each.isEmpty())
            .toList();
    return new Told(
        name,
        shown,
        stored.value().evaluations(),
        report.value(),
        stamp(page()),
        trouble,
        Stream.of(RunChoice.values()).map(this::told).toList(),
        run.map(StudyRun::told));
  }

  private ChoiceTold told(RunChoice choice) {
    List<String> words = new ArrayList<>(List.of("patchbridge"));
    words.addAll(choice.arguments(name));
    return new ChoiceTold(choice.key(), choice.title(), choice.words(), CallCommand.line(words));
  }

  private boolean isRunning() {
    return run.isPresent() && !run.get().isOver();
  }

  /** What another process holds is asked for again, though its file has not changed. */
  private void readStored() {
    String stamp = stamp(folder.resolve(StudyStore.FILE));
    if (stamp.equals(stored.stamp()) && stored.trouble().isEmpty()) {
      return;
    }
    try (StudyStore store = StudyStore.openReadOnly(folder)) {
      CohortTable table = new CohortTable(store);
      List<CohortTold> found = new ArrayList<>();
      Map<String, String> names = new HashMap<>();
      for (CohortTable.StoredCohort each : table.newest()) {
        Cohort cohort = table.load(each.id());
        CohortTold told = StudyOverview.of(cohort, StoredSource.of(each.source(), cohort));
        found.add(told);
        names.put(each.id(), told.name());
      }
      List<EvaluationTold> evaluations =
          new EvaluationTable(store)
              .begun().stream().map(each -> StudyOverview.of(each, nameOf(each, names))).toList();
      stored = new Seen<>(stamp, new Stored(found, evaluations), "");
    } catch (InputException cannot) {
      stored = new Seen<>(stamp, stored.value(), cannot.getMessage());
    }
  }

  /** An evaluation may be of a cohort that a newer one of its name has taken the place of. */
  private static String nameOf(BegunEvaluation begun, Map<String, String> names) {
    return names.getOrDefault(begun.evaluation().cohortId(), "an earlier cohort");
  }

  private void readReport() {
    Path json = folder.resolve(REPORT).resolve("report.json");
    String stamp = stamp(json);
    if (stamp.equals(report.stamp())) {
      return;
    }
    try {
      Optional<ReportModel> read =
          stamp.isEmpty() ? Optional.empty() : Optional.of(JsonReport.read(json));
      report = new Seen<>(stamp, read.map(StudyOverview::of), "");
      planes = read.map(StudyPlanes::of).orElse(StudyPlanes.none());
    } catch (ReportException notToBeRead) {
      String remedy =
          ": written by another version of PatchBridge, or damaged; run 'Report: write it again'"
              + " here, or 'patchbridge report'";
      report = new Seen<>(stamp, Optional.empty(), json + remedy);
      planes = StudyPlanes.none();
    }
  }

  private Path page() {
    return folder.resolve(REPORT).resolve("index.html");
  }

  private static String stamp(Path file) {
    try {
      return Files.isRegularFile(file)
          ? Files.getLastModifiedTime(file).toMillis() + "-" + Files.size(file)
          : "";
    } catch (IOException goneMeanwhile) {
      return "";
    }
  }

  /** Planes and graphs of the report. */
  public synchronized StudyPlanes planes() {
    readReport();
    return planes;
  }

  /**
   * The written report.
   *
   * @throws RefusedRequest where there is none
   */
  public byte[] reportPage() throws IOException {
    if (!Files.isRegularFile(page())) {
      throw new RefusedRequest(404, "This study has no report yet; evaluate it first.");
    }
    return Files.readAllBytes(page());
  }

  /**
   * Starts a command, or the same once more.
   *
   * @throws RefusedRequest where there is no such choice, or one runs already
   */
  public synchronized void start(String choice) {
    RunChoice chosen =
        RunChoice.of(choice)
            .orElseThrow(() -> new RefusedRequest(404, "There is no such thing to run."));
    if (isClosed || isRunning()) {
      throw new RefusedRequest(
          409, "A command runs on this study already; wait until it has ended, or stop it.");
    }
    try {
      Process process = ProgramProcess.start(PROGRAM, chosen.arguments(folder.toString()));
      run = Optional.of(new StudyRun(chosen, process, changed));
    } catch (IOException e) {
      throw new InputException("the command cannot be started (" + IoFailure.inWords(e) + ")", e);
    }
    changed.run();
  }

  /**
   * Interrupts what runs; what it has finished is kept.
   *
   * @throws RefusedRequest where nothing runs
   */
  public void stop() {
    StudyRun running;
    synchronized (this) {
      if (!isRunning()) {
        throw new RefusedRequest(409, "Nothing runs on this study.");
      }
      running = run.orElseThrow();
    }
    running.stop();
  }

  @Override
  public void close() {
    Optional<StudyRun> last;
    synchronized (this) {
      isClosed = true;
      last = run;
    }
    last.ifPresent(StudyRun::end);
  }
}
