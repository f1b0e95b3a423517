package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A killed evaluation loses nothing but the folds it was fitting. With {@code
 * -Dpatchbridge.full=true} it is the one of the whole demo, of which most is the shape of the
 * cells, and is killed more often.
 */
class KilledEvaluationTest {
  private static final boolean FULL = Boolean.getBoolean("patchbridge.full");
  private static final int KILLS = FULL ? 6 : 2;
  private static final int CELLS = 300;
  private static final int LEAST_MILLISECONDS = 700;
  private static final List<String> SETTINGS =
      List.of("--preset", "gouwens", "--trees", "60", "--folds", "4", "--runs", "2");

  @TempDir Path folder;

  private KillableStudy study(String name) {
    if (FULL) {
      return study(name, List.of("demo", "--from", "tables", "--cells", Integer.toString(CELLS)));
    }
    SimulatedTables.into(folder.resolve(name), CELLS);
    return study(name, List.of("evaluate", "--split", "donor"));
  }

  private KillableStudy study(String name, List<String> command) {
    return new KillableStudy(
        folder, name, Stream.concat(command.stream(), SETTINGS.stream()).toList());
  }

  @Test
  void resultAfterKillsAtRandomMomentsEqualsTheUndisturbedOne() throws Exception {
    KillableStudy undisturbed = study("undisturbed");
    KillableStudy killed = study("killed");
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
