package org.patchbridge.web.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.files.IoFailure;
import org.patchbridge.report.JsonReport;
import org.patchbridge.report.ReportException;
import org.patchbridge.study.store.CohortTable;
import org.patchbridge.study.store.StoredSource;
import org.patchbridge.study.store.StudyStore;
import org.patchbridge.web.call.CallCommand;
import org.patchbridge.web.guard.RefusedRequest;
import org.patchbridge.web.study.StudyOverview.CohortTold;
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
  private Seen<List<CohortTold>> cohorts = new Seen<>("", List.of(), "");
  private Seen<Optional<ReportTold>> report = new Seen<>("", Optional.empty(), "");

  /** What was read of a file of this stamp, and why not. */
  private record Seen<T>(String stamp, T value, String trouble) {}

  /** A thing that can be started, with its command line. */
  record ChoiceTold(String key, String title, String words, String command) {}

  /**
   * For the page.
   *
   * @param trouble why the study cannot be read or its report be shown; empty where they can
   * @param reportStamp another one for another report; empty where there is none
   */
  public record Told(
      String name,
      List<CohortTold> cohorts,
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
      readCohorts();
    }
    readReport();
    List<CohortTold> shown =
        cohorts.value().isEmpty()
            ? report.value().map(ReportTold::cohorts).orElse(List.of())
            : cohorts.value();
    List<String> trouble =
        Stream.of(runs ? "" : cohorts.trouble(), report.trouble())
            .filter(each -> !each.isEmpty())
            .toList();
    return new Told(
        name,
        shown,
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
  private void readCohorts() {
    String stamp = stamp(folder.resolve(StudyStore.FILE));
    if (stamp.equals(cohorts.stamp()) && cohorts.trouble().isEmpty()) {
      return;
    }
    try (StudyStore store = StudyStore.openReadOnly(folder)) {
      CohortTable table = new CohortTable(store);
      List<CohortTold> found = new ArrayList<>();
      for (CohortTable.StoredCohort stored : table.newest()) {
        Cohort cohort = table.load(stored.id());
        found.add(StudyOverview.of(cohort, StoredSource.of(stored.source(), cohort)));
      }
      cohorts = new Seen<>(stamp, found, "");
    } catch (InputException cannot) {
      cohorts = new Seen<>(stamp, cohorts.value(), cannot.getMessage());
    }
  }

  private void readReport() {
    Path json = folder.resolve(REPORT).resolve("report.json");
    String stamp = stamp(json);
    if (stamp.equals(report.stamp())) {
      return;
    }
    try {
      report =
          new Seen<>(
              stamp,
              stamp.isEmpty()
                  ? Optional.empty()
                  : Optional.of(StudyOverview.of(JsonReport.read(json))),
              "");
    } catch (ReportException notToBeRead) {
      String remedy =
          ": written by another version of PatchBridge, or damaged; run 'Report: write it again'"
              + " here, or 'patchbridge report'";
      report = new Seen<>(stamp, Optional.empty(), json + remedy);
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
