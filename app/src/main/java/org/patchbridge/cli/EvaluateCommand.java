package org.patchbridge.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.patchbridge.cli.console.ProgressLine;
import org.patchbridge.cli.console.Version;
import org.patchbridge.cli.option.CovariateOption;
import org.patchbridge.cli.option.EvaluationOptions;
import org.patchbridge.cli.option.JsonOption;
import org.patchbridge.cli.option.StudyOption;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.family.Preset;
import org.patchbridge.study.JudgedContender;
import org.patchbridge.study.Study;
import org.patchbridge.study.contender.PredictionFiles;
import org.patchbridge.study.plan.EvaluationPreset;
import org.patchbridge.study.plan.EvaluationSettings;
import org.patchbridge.table.schema.SncgPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Cross-validates models on the cohorts of a study and writes the report. */
@Command(
    name = "evaluate",
    header = "Cross-validate models and label-only baselines, and report",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Evaluates the models of one or more presets and the label-only baselines on every cohort of"
          + " a study, and writes the report, which keeps what was evaluated before beside it. Goes"
          + " on where an interrupted evaluation was.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  patchbridge fetch allen --to tables",
      "  patchbridge evaluate tables --study allen --preset default,gouwens",
      "",
      "A model of yours on the same folds (docs/evaluation.md):",
      "  patchbridge export --study allen --to folds",
      "  patchbridge evaluate --study allen --predictions your-model.csv"
    })
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StudyOption study;
  @Mixin private EvaluationOptions evaluation;
  @Mixin private CovariateOption covariates;
  @Mixin private JsonOption json;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..*",
      description =
          "Folders with tables of shipped schemas, imported first; none: what the study holds.")
  private List<Path> folders = List.of();

  @Option(
      names = "--sncg",
      paramLabel = "WHAT",
      defaultValue = "VIP",
      description =
          "What mouse Sncg cells count as in the aligned task: ${COMPLETION-CANDIDATES} (default:"
              + " ${DEFAULT-VALUE}).")
  private SncgPolicy sncg;

  @Option(
      names = "--predictions",
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Test predictions of another program, or folders of such files: judged with the same"
              + " intervals, paired with the study's models where the folds are the same. CSV with"
              + " cell_id, run, fold and 'predicted' or columns 'probability SUBCLASS'; 'export'"
              + " writes the folds. Nothing else is evaluated.")
  private List<Path> predictions = List.of();

  @Override
  public Integer call() throws InterruptedException {
    EvaluationSettings settings =
        evaluation.settings(sncg, EvaluationPreset.DEFAULT).withCovariates(covariates.names());
    int threads = evaluation.threads();
    FoldersOfTables tables = FoldersOfTables.in(folders);
    try (Study opened = tables.open(folders, study.folder, sncg, spec.commandLine());
        ProgressLine progress = new ProgressLine()) {
      if (predictions.isEmpty()) {
        opened.evaluate(settings, threads, progress);
      } else {
        judge(opened);
      }
      opened.compare(ExtractionSettings.of(Preset.DEFAULT), threads, progress);
      progress.end();
      CommandOutcome.report(opened, spec.commandLine(), json);
    }
    return tables.exitCode();
  }

  private void judge(Study opened) {
    List<JudgedContender> judged = opened.judge(PredictionFiles.in(predictions));
    if (!json.asked) {
      ContenderText.lines(judged).forEach(spec.commandLine().getOut()::println);
    }
  }
}
