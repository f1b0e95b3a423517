package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A killed evaluation loses nothing but the folds it was fitting. */
class KilledEvaluationTest {
  private static final int KILLS = 2;
  private static final int LEAST_MILLISECONDS = 700;
  private static final List<String> COMMAND =
      List.of(
          "demo",
          "--from",
          "tables",
          "--cells",
          "300",
          "--preset",
          "gouwens",
          "--trees",
          "60",
          "--folds",
          "4",
          "--runs",
          "2");

  @TempDir Path folder;

  @Test
  void resultAfterKillsAtRandomMomentsEqualsTheUndisturbedOne() throws Exception {
    KillableStudy undisturbed = new KillableStudy(folder, "undisturbed", COMMAND);
    KillableStudy killed = new KillableStudy(folder, "killed", COMMAND);
    int milliseconds = undisturbed.complete();

    // Half the time: on a shared machine another run may well take no longer than that.
    KillableStudy.Kills kills =
        killed.killAtRandomMoments(
            KILLS, LEAST_MILLISECONDS, Math.max(milliseconds / 2, LEAST_MILLISECONDS + 1), 20);
    killed.complete();

    assertThat(kills.killed()).as("runs that were killed before they ended").isPositive();
    assertThat(kills.mostDoneBefore()).as("folds that a killed run had stored").isPositive();
    assertThat(killed.doneBefore())
        .as("folds the last run found")
        .isGreaterThanOrEqualTo(kills.mostDoneBefore());
    for (String table : new String[] {"cells", "features", "splits", "predictions", "metrics"}) {
      assertThat(killed.table(table)).hasSameTextualContentAs(undisturbed.table(table));
    }
  }
}
