package org.patchbridge.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.patchbridge.dataset.Species;
import org.patchbridge.report.DataOrigin;
import org.patchbridge.simulate.StatisticalCohort;
import org.patchbridge.study.CohortSource;
import org.patchbridge.study.EvaluationSettings;
import org.patchbridge.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main job on cells that the program makes up itself. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Shows the main job without any file of yours: simulates feature tables of both species,"
          + " evaluates models on them and writes the report.",
      ""
    },
    footer = {"", "Example:", "  patchbridge demo --study demo-study"})
final class DemoCommand implements Callable<Integer> {
  private static final int MOUSE_CELLS = 1200;
  private static final int HUMAN_CELLS = 500;

  @Spec private CommandSpec spec;
  @Mixin private EvaluationOptions evaluation;
  @Mixin private JsonOption json;

  @Option(
      names = "--study",
      paramLabel = "DIR",
      defaultValue = "demo-study",
      description = "Study folder, made where it is missing (default: ${DEFAULT-VALUE}).")
  private Path folder;

  @Override
  public Integer call() throws InterruptedException {
    EvaluationSettings settings = evaluation.settings();
    int threads = evaluation.threads();
    long seed = settings.firstSeed();
    try (Study study = Study.open(folder);
        ProgressLine progress = new ProgressLine()) {
      for (StatisticalCohort simulated :
          List.of(
              new StatisticalCohort(Species.MOUSE, MOUSE_CELLS, seed),
              new StatisticalCohort(Species.HUMAN, HUMAN_CELLS, seed))) {
        study.add(simulated.generate(), source(simulated));
      }
      study.evaluate(settings, threads, progress);
      progress.close();
      Outcome.report(study, spec.commandLine(), json);
    }
    return ExitCode.OK;
  }

  private static CohortSource source(StatisticalCohort simulated) {
    return new CohortSource(
        DataOrigin.SIMULATED,
        "simulated " + simulated.species().label() + " cells, seed " + simulated.seed(),
        List.of(),
        List.of(StatisticalCohort.NOTE));
  }
}
