package org.patchbridge.web.study;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.patchbridge.cli.console.ExitCode;

/** One command on the study, from its start to its end. Safe for many threads. */
final class StudyRun {
  private static final String SAYS = "patchbridge: ";
  private static final int MOST_LINES = 400;
  private static final int LONGEST_LINE = 2_000;
  private static final long END_SECONDS = 10;

  private final RunChoice choice;
  private final Process process;
  private final Runnable changed;
  private final Deque<String> lines = new ArrayDeque<>();
  private String lastWords = "";
  private boolean isAskedToStop;
  private Integer exitCode;

  /** Where it is. */
  enum Stage {
    RUNNING,
    STOPPING,
    STOPPED,
    DONE,
    FAILED
  }

  /**
   * For the page.
   *
   * @param exitCode null while it runs
   * @param message what it came to, or why not; empty while it runs
   */
  record Told(String choice, String stage, List<String> lines, Integer exitCode, String message) {}

  /**
   * @param changed told after every line, and at the end
   */
  StudyRun(RunChoice choice, Process process, Runnable changed) {
    this.choice = choice;
    this.process = process;
    this.changed = changed;
    Thread reader = new Thread(this::read, "study run");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      out.lines().forEach(this::heard);
    } catch (IOException | UncheckedIOException endedMeanwhile) {
      heard(SAYS + "its output broke off");
    }
    int code = waitedFor();
    synchronized (this) {
      exitCode = code;
    }
    changed.run();
  }

  private int waitedFor() {
    while (true) {
      try {
        return process.waitFor();
      } catch (InterruptedException goesOn) {
        // Nobody interrupts this thread; the process's end is what it is there for.
        continue;
      }
    }
  }

  private void heard(String line) {
    String kept = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + " …" : line;
    synchronized (this) {
      lines.add(kept);
      if (lines.size() > MOST_LINES) {
        lines.remove();
      }
      if (kept.startsWith(SAYS)) {
        lastWords = kept.substring(SAYS.length());
      }
    }
    changed.run();
  }

  synchronized boolean isOver() {
    return exitCode != null;
  }

  /** Asks it to end, and ends it where it does not in {@value #END_SECONDS} s. */
  void stop() {
    synchronized (this) {
      isAskedToStop = true;
    }
    changed.run();
    Thread end = new Thread(this::end, "stop run");
    end.setDaemon(true);
    end.start();
  }

  /** Returns when it has ended. */
  void end() {
    try {
      process.getOutputStream().close();
    } catch (IOException endedMeanwhile) {
      // Then there is nothing to tell it.
      process.destroy();
    }
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException hurried) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  synchronized Told told() {
    Stage stage = stage();
    return new Told(
        choice.key(),
        stage.name().toLowerCase(java.util.Locale.ROOT),
        List.copyOf(lines),
        exitCode,
        message(stage));
  }

  private Stage stage() {
    if (exitCode == null) {
      return isAskedToStop ? Stage.STOPPING : Stage.RUNNING;
    }
    if (exitCode == ExitCode.OK || exitCode == ExitCode.PARTIAL_RESULT) {
      return Stage.DONE;
    }
    return isAskedToStop ? Stage.STOPPED : Stage.FAILED;
  }

  private String message(Stage stage) {
    return switch (stage) {
      case RUNNING, STOPPING -> "";
      case STOPPED -> "Stopped. What was finished is kept; the same command goes on where it was.";
      case DONE -> "Done.";
      case FAILED -> lastWords.isEmpty() ? "It ended without a word." : lastWords;
    };
  }
}
