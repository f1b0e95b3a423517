package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A study that one command fills in processes of its own, which can be killed. What a run found
 * done is read from its own progress line.
 */
final class KillableStudy {
  private static final Pattern PROGRESS =
      Pattern.compile("patchbridge: \\w+, (\\d+) \\w+(?:, (\\d+) done before)?\\R");

  private static final int LATER_KILLS = 6;

  private final Path study;
  private final Path log;
  private final Path export;
  private final List<String> command;

  /**
   * @param folder where study, log and export go
   * @param command without the study
   */
  KillableStudy(Path folder, String name, List<String> command) {
    this.study = folder.resolve(name);
    this.log = folder.resolve(name + ".log");
    this.export = folder.resolve(name + "-export");
    this.command = command;
  }

  /** What runs that were killed left behind. */
  record Kills(int killed, int mostDoneBefore) {}

  /** Runs to the end; the time it took, ms. */
  int complete() throws IOException, InterruptedException {
    long start = System.nanoTime();
    assertThat(start().waitFor()).as(Files.readString(log)).isZero();
    return (int) ((System.nanoTime() - start) / 1_000_000);
  }

  /**
   * Starts runs and kills each at a random moment. No run may find less done than the one before.
   * Goes on beyond {@code kills} until a killed run has left something, later and later: a shared
   * machine may have become slower since {@code mostMilliseconds} was measured.
   */
  Kills killAtRandomMoments(int kills, int leastMilliseconds, int mostMilliseconds, long seed)
      throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(seed);
    int killed = 0;
    int mostDone = 0;
    int least = leastMilliseconds;
    int most = mostMilliseconds;
    for (int run = 0; run < kills || (mostDone == 0 && run < kills + LATER_KILLS); run++) {
      if (run >= kills) {
        least = most;
        most += most / 2;
      }
      Process process = start();
      if (!process.waitFor(random.nextInt(least, most), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
        killed++;
      }
      int done = doneBefore();
      if (done >= 0) {
        assertThat(done).as("done before run %d", run).isGreaterThanOrEqualTo(mostDone);
        mostDone = done;
      }
    }
    return new Kills(killed, mostDone);
  }

  /** What the last run found done; -1 if it was killed before it could tell. */
  int doneBefore() throws IOException {
    Matcher progress = PROGRESS.matcher(Files.readString(log));
    if (!progress.find()) {
      return -1;
    }
    return progress.group(2) == null ? 0 : Integer.parseInt(progress.group(2));
  }

  /** What the last run printed. */
  String log() throws IOException {
    return Files.readString(log);
  }

  /** A table of the study as CSV. */
  Path table(String name) {
    if (!Files.exists(export)) {
      Program.Result result =
          Program.run("export", "--study", study.toString(), "--to", export.toString());
      assertThat(result.exitCode()).as(result.err()).isZero();
    }
    return export.resolve(name + ".csv");
  }

  private Process start() throws IOException {
    String[] arguments = new String[command.size() + 2];
    for (int k = 0; k < command.size(); k++) {
      arguments[k] = command.get(k);
    }
    arguments[command.size()] = "--study";
    arguments[command.size() + 1] = study.toString();
    return Program.start(log, arguments);
  }
}
