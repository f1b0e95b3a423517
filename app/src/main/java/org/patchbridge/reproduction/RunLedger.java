package org.patchbridge.reproduction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.patchbridge.files.AtomicFile;
import org.patchbridge.files.IoFailure;
import org.patchbridge.work.InputException;
import org.patchbridge.work.Progress;

/**
 * What the runs of a reproduction took, in a file of the study. It is brought up to date while the
 * work goes on, so that a run that is killed counts, too, but for its last seconds.
 */
public final class RunLedger implements Progress {
  private static final String FILE = "time.json";
  private static final long BETWEEN_NOTES_NS = Duration.ofSeconds(10).toNanos();

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Path file;
  private final List<RunSession> before;
  private final ReproductionForm form;
  private final int threads;
  private final String program;
  private final Progress told;
  private final String started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  private final long startNs = System.nanoTime();
  private long notedNs = startNs;

  private RunLedger(
      Path file,
      List<RunSession> before,
      ReproductionForm form,
      int threads,
      String program,
      Progress told) {
    this.file = file;
    this.before = before;
    this.form = form;
    this.threads = threads;
    this.program = program;
    this.told = told;
  }

  /**
   * Begins a run.
   *
   * @param folder of the reproduction
   * @param program name and version
   * @param told hears of the progress, too
   * @throws InputException where the file is there and cannot be read
   */
  public static RunLedger begin(
      Path folder, ReproductionForm form, int threads, String program, Progress told) {
    Path file = folder.resolve(FILE);
    RunLedger ledger = new RunLedger(file, read(file), form, threads, program, told);
    ledger.note();
    return ledger;
  }

  /** Whether the folder has had a run. */
  public static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(FILE));
  }

  private static List<RunSession> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try {
      return MAPPER.readValue(file.toFile(), new TypeReference<List<RunSession>>() {});
    } catch (IOException e) {
      throw new InputException(
          file + ": cannot be read; remove it, only the times of earlier runs are lost", e);
    }
  }

  @Override
  public void started(String what, int total, String unit, int alreadyDone) {
    told.started(what, total, unit, alreadyDone);
    note();
  }

  @Override
  public void advanced() {
    told.advanced();
    noteIfDue();
  }

  @Override
  public void epoch() {
    told.epoch();
    noteIfDue();
  }

  private synchronized void noteIfDue() {
    if (System.nanoTime() - notedNs >= BETWEEN_NOTES_NS) {
      note();
    }
  }

  /** Brings the file up to date. */
  public synchronized void note() {
    notedNs = System.nanoTime();
    try {
      AtomicFile.write(file, MAPPER.writeValueAsBytes(sessions()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("times always have a JSON form", e);
    } catch (IOException e) {
      throw new InputException(
          file + ": cannot be written (" + IoFailure.inWords(e) + "); free space", e);
    }
  }

  /** All runs, this one last. */
  synchronized List<RunSession> sessions() {
    List<RunSession> sessions = new ArrayList<>(before);
    sessions.add(
        new RunSession(
            started,
            form.name(),
            Duration.ofNanos(System.nanoTime() - startNs).toSeconds(),
            cpuSeconds(),
            threads,
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name") + " " + System.getProperty("os.arch"),
            program,
            Runtime.version().toString()));
    return List.copyOf(sessions);
  }

  private static long cpuSeconds() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? Duration.ofNanos(Math.max(0, system.getProcessCpuTime())).toSeconds()
        : 0;
  }
}
