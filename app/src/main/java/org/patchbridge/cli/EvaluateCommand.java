package org.patchbridge.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.patchbridge.study.EvaluationPreset;
import org.patchbridge.study.EvaluationSettings;
import org.patchbridge.study.Study;
import org.patchbridge.study.TableImport;
import org.patchbridge.table.ImportedCohort;
import org.patchbridge.table.SncgPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Cross-validates models on the cohorts of a study and writes the report. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Evaluates the models of one or more presets and the label-only baselines on every cohort of a"
          + " study, and writes the report, which keeps what was evaluated before beside it. Goes on"
          + " where an interrupted evaluation was.",
      ""
    },
    footer = {
      "",
      "Example (a folder with the published Allen tables below it):",
      "  patchbridge evaluate ../shared/data --study allen --preset default,gouwens"
    })
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StudyOption study;
  @Mixin private EvaluationOptions evaluation;
  @Mixin private JsonOption json;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..*",
      description =
          "Folders with tables of shipped schemas, imported first; none: what the study holds.")
  private List<Path> folders = List.of();

  @Option(
      names = "--sncg",
      description =
          "Where mouse Sncg cells go in the aligned task: ${COMPLETION-CANDIDATES} (default: VIP).")
  private SncgPolicy sncg;

  @Override
  public Integer call() throws InterruptedException {
    EvaluationSettings settings = evaluation.settings(EvaluationPreset.DEFAULT);
    int threads = evaluation.threads();
    try (Study opened = folders.isEmpty() ? Study.openExisting(study.folder) : open();
        ProgressLine progress = new ProgressLine()) {
      opened.evaluate(settings, threads, progress);
      progress.end();
      Outcome.report(opened, spec.commandLine(), json);
    }
    return ExitCode.OK;
  }

  private Study open() {
    List<TableImport.Match> matches =
        folders.stream().flatMap(folder -> TableImport.discover(folder).stream()).toList();
    Study opened = Study.open(study.folder);
    try {
      for (TableImport.Match match : matches) {
        boolean aligned = match.schema().name().contains("aligned");
        ImportedCohort imported =
            TableImport.into(opened, match, aligned ? Optional.ofNullable(sncg) : Optional.empty());
        ImportCommand.tell(spec.commandLine().getErr(), imported);
      }
      return opened;
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }
}
