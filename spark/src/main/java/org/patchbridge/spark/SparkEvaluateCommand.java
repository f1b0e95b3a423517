package org.patchbridge.spark;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.patchbridge.cli.console.ExitCode;
import org.patchbridge.cli.console.ProgressLine;
import org.patchbridge.cli.console.Version;
import org.patchbridge.cli.option.CovariateOption;
import org.patchbridge.cli.option.EvaluationOptions;
import org.patchbridge.cli.option.JsonOption;
import org.patchbridge.cli.option.MixOption;
import org.patchbridge.cli.option.StudyOption;
import org.patchbridge.study.FoldFitter;
import org.patchbridge.study.Study;
import org.patchbridge.study.plan.EvaluationPreset;
import org.patchbridge.study.plan.EvaluationSettings;
import org.patchbridge.table.schema.SncgPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The cross-validation of models as a job on Spark. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Does the fits of 'patchbridge evaluate' and 'patchbridge transfer' (--preset transfer), a"
          + " fold of a run of a model a task, and puts each into the study when it comes back."
          + " Machines get the cohorts from here and need not see the study. Goes on where it was"
          + " interrupted; the same command without Spark then finds all done and writes the"
          + " report.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  patchbridge-spark evaluate --study mine --preset default,paper --master spark://head:7077",
      "  patchbridge evaluate --study mine --preset default,paper"
    })
final class SparkEvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SparkOptions spark;
  @Mixin private StudyOption study;
  @Mixin private EvaluationOptions evaluation;
  @Mixin private CovariateOption covariates;
  @Mixin private MixOption mix;
  @Mixin private JsonOption json;

  @Option(
      names = "--sncg",
      defaultValue = "VIP",
      description =
          "What mouse Sncg cells count as in the aligned task: ${COMPLETION-CANDIDATES} (default:"
              + " ${DEFAULT-VALUE}).")
  private SncgPolicy sncg;

  /** What {@code --json} prints. */
  private record PrintedFits(JobCost.Sum cost, int cohortBytes, double seconds) {}

  @Override
  public Integer call() throws InterruptedException {
    EvaluationSettings settings =
        evaluation
            .settings(sncg, EvaluationPreset.DEFAULT)
            .withMix(mix.shares())
            .withCovariates(covariates.names());
    long start = System.nanoTime();
    try (Study opened = Study.openExisting(study.folder);
        Cluster cluster = Cluster.connect("patchbridge evaluate", spark);
        ProgressLine progress = new ProgressLine()) {
      byte[] cohorts = FoldFitter.cohorts(opened);
      opened.evaluate(
          settings,
          new SparkFitting(cluster, new FitFold.Cohorts(cohorts, FoldFitter.text(settings))),
          progress);
      progress.end();
      print(
          new PrintedFits(cluster.cost().sum(), cohorts.length, (System.nanoTime() - start) / 1e9));
    }
    return ExitCode.OK;
  }

  private void print(PrintedFits job) {
    PrintWriter out = spec.commandLine().getOut();
    if (json.asked) {
      out.println(JsonOption.text(job));
      return;
    }
    out.println(
        String.format(
            Locale.ROOT,
            "%s; %.1f MB of cohorts to each",
            job.cost().text("fits", job.seconds()),
            job.cohortBytes() / 1e6));
    out.println("Next:  patchbridge report --study " + study.folder);
  }
}
