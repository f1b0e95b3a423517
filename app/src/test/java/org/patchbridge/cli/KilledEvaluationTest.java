package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A killed evaluation loses nothing but the folds it was fitting. */
class KilledEvaluationTest {
  private static final int KILLS = 6;
  private static final String[] SETTINGS = {
    "--from", "tables", "--preset", "default", "--trees", "60", "--folds", "4", "--runs", "2"
  };

  @TempDir Path folder;

  @Test
  void resultAfterKillsAtRandomMomentsEqualsTheUndisturbedOne() throws Exception {
    Path undisturbed = folder.resolve("undisturbed");
    Path killed = folder.resolve("killed");
    assertThat(evaluate(undisturbed).waitFor()).isZero();
    SplittableRandom random = new SplittableRandom(20);
    int interrupted = 0;
    for (int i = 0; i < KILLS; i++) {
      Process process = evaluate(killed);
      if (!process.waitFor(700 + random.nextInt(2500), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
        interrupted++;
      }
    }
    assertThat(evaluate(killed).waitFor()).as(log(killed)).isZero();

    assertThat(interrupted).as("runs that were killed before they ended").isPositive();
    for (String table : new String[] {"cells", "features", "splits", "predictions", "metrics"}) {
      assertThat(exported(killed).resolve(table + ".csv"))
          .hasSameTextualContentAs(exported(undisturbed).resolve(table + ".csv"));
    }
  }

  private Process evaluate(Path study) throws IOException {
    String[] arguments = new String[SETTINGS.length + 3];
    arguments[0] = "demo";
    arguments[1] = "--study";
    arguments[2] = study.toString();
    System.arraycopy(SETTINGS, 0, arguments, 3, SETTINGS.length);
    return Program.start(logFile(study), arguments);
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
