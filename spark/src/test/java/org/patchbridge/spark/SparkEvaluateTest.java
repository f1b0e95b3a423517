package org.patchbridge.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.cli.console.ExitCode;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Species;
import org.patchbridge.forest.Balance;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.simulate.StatisticalCohort;
import org.patchbridge.study.Study;
import org.patchbridge.study.plan.EvaluationPreset;
import org.patchbridge.study.plan.EvaluationSettings;
import org.patchbridge.study.plan.SplitChoice;
import org.patchbridge.study.store.CohortSource;
import org.patchbridge.table.schema.SncgPolicy;
import org.patchbridge.work.Progress;

class SparkEvaluateTest {
  private static final int RUNS = 2;
  private static final int FOLDS = 2;
  private static final int TREES = 20;
  private static final Cohort COHORT = new StatisticalCohort(Species.HUMAN, 60, 3).generate();

  @TempDir Path folder;

  private Path study(String name) {
    Path made = folder.resolve(name);
    try (Study study = Study.open(made)) {
      study.add(COHORT, new CohortSource(DataOrigin.SIMULATED, "simulated", List.of(), List.of()));
    }
    return made;
  }

  private static void evaluate(Path made, int runs) throws InterruptedException {
    try (Study study = Study.open(made)) {
      study.evaluate(
          new EvaluationSettings(
              List.of(EvaluationPreset.DEFAULT, EvaluationPreset.GOUWENS),
              new EvaluationSettings.Asked(
                  Optional.of(List.of(SplitChoice.DONOR)),
                  Optional.of(FOLDS),
                  Optional.of(runs),
                  Optional.of(7L)),
              TREES,
              List.of(Balance.BALANCED),
              SncgPolicy.VIP),
          2,
          Progress.silent());
    }
  }

  @Test
  void crossValidationOnSparkIsThatOfThisMachineAndGoesOnWhereItWas() throws Exception {
    Path here = study("here");
    Path there = study("there");
    evaluate(here, RUNS);
    String[] command = {
      "evaluate",
      "--master",
      "local[2]",
      "--study",
      there.toString(),
      "--preset",
      "default,gouwens",
      "--split",
      "donor",
      "--folds",
      Integer.toString(FOLDS),
      "--runs",
      Integer.toString(RUNS),
      "--seed",
      "7",
      "--trees",
      Integer.toString(TREES)
    };

    LocalStudy.Run first = LocalStudy.run(command);
    LocalStudy.Run again = LocalStudy.run(command);

    assertThat(first.exitCode()).as(first.err()).isEqualTo(ExitCode.OK);
    assertThat(first.out())
        .containsPattern("\\d{2} fits on 1 executors")
        .contains("0.0 kB shuffled");
    assertThat(again.out()).contains("0 fits on 0 executors");
    LocalStudy.assertSameEvaluations(here, there);
  }
}
