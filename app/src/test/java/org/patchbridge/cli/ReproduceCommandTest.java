package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.cli.console.ExitCode;
import org.patchbridge.dataset.Species;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.simulate.StatisticalCohort;
import org.patchbridge.study.Study;
import org.patchbridge.study.store.CohortSource;

/** What is wrong is said before anything is computed. */
class ReproduceCommandTest {
  @TempDir Path folder;

  @Test
  void aMissingFolderOfTablesIsNamed() {
    Program.Result result = run("--from", folder.resolve("nowhere").toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("nowhere: there is no such folder").doesNotContain("\tat ");
  }

  @Test
  void aStudyOfOtherCellsIsNoPlaceForAReproduction() throws Exception {
    Path study = folder.resolve("study");
    try (Study other = Study.open(study)) {
      other.add(
          new StatisticalCohort(Species.HUMAN, 40, 3).generate(),
          new CohortSource(
              DataOrigin.OWN, "test", java.util.List.of(), java.util.List.of("made up")));
    }
    Program.Result result = run("--from", Files.createDirectory(folder.resolve("x")).toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err())
        .contains("holds other cells than the published ones (simulated-human)")
        .contains("--study");
    assertThat(study.resolve("reproduction")).doesNotExist();
  }

  @Test
  void impossibleOptionsAreWrongUsage() {
    assertThat(run("--threads", "0").exitCode()).isEqualTo(ExitCode.USAGE);
    Program.Result labels = run("--labels", "labels.csv");
    assertThat(labels.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(labels.err()).contains("--labels are of --recordings");
  }

  private Program.Result run(String option, String value) {
    return Program.run("reproduce", option, value, "--study", folder.resolve("study").toString());
  }
}
