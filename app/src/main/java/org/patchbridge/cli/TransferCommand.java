package org.patchbridge.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.patchbridge.cli.console.ProgressLine;
import org.patchbridge.cli.console.Version;
import org.patchbridge.cli.option.JsonOption;
import org.patchbridge.cli.option.MixOption;
import org.patchbridge.cli.option.SplitOptions;
import org.patchbridge.cli.option.StudyOption;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.family.Preset;
import org.patchbridge.study.Study;
import org.patchbridge.study.plan.EvaluationPreset;
import org.patchbridge.study.plan.EvaluationSettings;
import org.patchbridge.table.schema.SncgPolicy;
import org.patchbridge.work.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares what is learnt from human cells alone with what is learnt with the help of mice. */
@Command(
    name = "transfer",
    header = "Learn human cells with and without the help of mouse cells",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Trains sequence models for human cells with and without mouse cells, on the same folds and"
          + " seeds: human only, mouse applied directly (without human labels; with --mix scaled to"
          + " the subclasses you expect), mouse encoder fine-tuned, both jointly. Needs a mouse and"
          + " a human cohort of the same classes and features. The report keeps what was evaluated"
          + " before. Goes on where an interrupted run was.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  patchbridge fetch allen --to tables",
      "  patchbridge transfer tables --study allen --runs 2 \\",
      "    --mix Lamp5=0.1,Pvalb=0.45,Sst=0.25,Vip=0.2"
    })
final class TransferCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StudyOption study;
  @Mixin private SplitOptions splits;
  @Mixin private MixOption mix;
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
          "What mouse Sncg cells count as, which human labels do not have: ${COMPLETION-CANDIDATES}"
              + " (default: ${DEFAULT-VALUE}).")
  private SncgPolicy sncg;

  @Option(
      names = "--curve",
      description =
          "Besides, macro-F1 against the number of human training cells (25, 50, 100, 200), with"
              + " and without mouse.")
  private boolean curve;

  @Override
  public Integer call() throws InterruptedException {
    List<EvaluationPreset> presets =
        curve
            ? List.of(EvaluationPreset.TRANSFER, EvaluationPreset.CURVE)
            : List.of(EvaluationPreset.TRANSFER);
    EvaluationSettings settings = splits.settings(presets, sncg).withMix(mix.shares());
    FoldersOfTables tables = FoldersOfTables.in(folders);
    try (Study opened = tables.open(folders, study.folder, sncg, spec.commandLine());
        ProgressLine progress = new ProgressLine()) {
      if (!opened.hasPartnersForTransfer(sncg)) {
        throw new InputException(
            study.folder
                + ": there is no pair of a mouse and a human cohort with the same classes and"
                + " features; import both with aligned schemas, or extract recordings of both");
      }
      opened.evaluate(settings, splits.threads(), progress);
      opened.compare(ExtractionSettings.of(Preset.DEFAULT), splits.threads(), progress);
      progress.end();
      CommandOutcome.report(opened, spec.commandLine(), json);
    }
    return tables.exitCode();
  }
}
