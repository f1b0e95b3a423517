package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A killed extraction loses nothing but the recordings it was at. {@code -Dpatchbridge.kills=20
 * -Dpatchbridge.killed.recordings=40} is the long form.
 */
class KilledExtractionTest {
  private static final int KILLS = Integer.getInteger("patchbridge.kills", 6);
  private static final int RECORDINGS = Integer.getInteger("patchbridge.killed.recordings", 12);

  @TempDir Path folder;

  @Test
  void storeAfterKillsAtRandomMomentsEqualsTheUndisturbedOne() throws Exception {
    Path input = recordings();
    Path undisturbed = folder.resolve("undisturbed");
    Path killed = folder.resolve("killed");
    long start = System.nanoTime();
    assertThat(extract(input, undisturbed).waitFor()).as(log(undisturbed)).isZero();
    int milliseconds = (int) ((System.nanoTime() - start) / 1_000_000);
    SplittableRandom random = new SplittableRandom(40);
    int interrupted = 0;
    for (int i = 0; i < KILLS; i++) {
      Process process = extract(input, killed);
      if (!process.waitFor(random.nextInt(100, milliseconds), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
        interrupted++;
      }
    }
    assertThat(extract(input, killed).waitFor()).as(log(killed)).isZero();

    assertThat(interrupted).as("runs that were killed before they ended").isPositive();
    for (String table :
        new String[] {
          "recordings", "sweeps", "findings", "spikes", "family_vectors", "scalars", "features"
        }) {
      assertThat(exported(killed).resolve(table + ".csv"))
          .hasSameTextualContentAs(exported(undisturbed).resolve(table + ".csv"));
    }
  }

  /** Copies under new names: for the store they are different files. */
  private Path recordings() throws IOException {
    Path input = Files.createDirectories(folder.resolve("in"));
    for (int i = 0; i < RECORDINGS; i++) {
      Path file = SimulatedRecordings.files().get(i % SimulatedRecordings.files().size());
      Files.copy(file, input.resolve("recording-%03d.nwb".formatted(i)));
    }
    return input;
  }

  private Process extract(Path input, Path study) throws IOException {
    return Program.start(
        logFile(study), "extract", input.toString(), "--threads", "2", "--study", study.toString());
  }

  private Path logFile(Path study) {
    return folder.resolve(study.getFileName() + ".log");
  }

  private String log(Path study) throws IOException {
    return Files.readString(logFile(study));
  }

  private Path exported(Path study) {
    Path target = folder.resolve(study.getFileName() + "-export");
    if (!Files.exists(target)) {
      Program.Result result =
          Program.run("export", "--study", study.toString(), "--to", target.toString());
      assertThat(result.exitCode()).as(result.err()).isZero();
    }
    return target;
  }
}
