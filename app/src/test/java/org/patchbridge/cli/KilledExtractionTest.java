package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A killed extraction loses nothing but the recordings it was at. {@code -Dpatchbridge.kills=20
 * -Dpatchbridge.killed.recordings=40} is the long form.
 */
class KilledExtractionTest {
  private static final int KILLS = Integer.getInteger("patchbridge.kills", 6);
  private static final int RECORDINGS = Integer.getInteger("patchbridge.killed.recordings", 12);
  private static final int LEAST_MILLISECONDS = 100;

  @TempDir Path folder;

  @Test
  void storeAfterKillsAtRandomMomentsEqualsTheUndisturbedOne() throws Exception {
    Path input = recordings();
    List<String> command = List.of("extract", input.toString(), "--threads", "2");
    KillableStudy undisturbed = new KillableStudy(folder, "undisturbed", command);
    KillableStudy killed = new KillableStudy(folder, "killed", command);
    int milliseconds = undisturbed.complete();

    KillableStudy.Kills kills =
        killed.killAtRandomMoments(KILLS, LEAST_MILLISECONDS, milliseconds, 40);
    killed.complete();

    assertThat(kills.killed()).as("runs that were killed before they ended").isPositive();
    assertThat(kills.mostDoneBefore()).as("recordings that a killed run had stored").isPositive();
    int done = killed.doneBefore();
    assertThat(done)
        .as("recordings the last run found")
        .isBetween(kills.mostDoneBefore(), RECORDINGS);
    assertThat(killed.log())
        .contains(
            RECORDINGS
                + " recordings: "
                + (RECORDINGS - done)
                + " extracted, "
                + done
                + " done before, 0 refused");
    for (String table :
        new String[] {
          "recordings", "sweeps", "findings", "spikes", "family_vectors", "scalars", "features"
        }) {
      assertThat(killed.table(table)).hasSameTextualContentAs(undisturbed.table(table));
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
}
