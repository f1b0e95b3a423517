package org.patchbridge.cli.reproduce;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.patchbridge.archive.FetchedTables;
import org.patchbridge.archive.TableFetch;
import org.patchbridge.cli.console.ExitCode;
import org.patchbridge.cli.console.ProgressLine;
import org.patchbridge.cli.console.Version;
import org.patchbridge.cli.option.JsonOption;
import org.patchbridge.cli.text.CohortText;
import org.patchbridge.dataset.CohortSummary;
import org.patchbridge.reproduction.PublishedTables;
import org.patchbridge.reproduction.ReproductionForm;
import org.patchbridge.reproduction.ReproductionRun;
import org.patchbridge.reproduction.ReproductionStep;
import org.patchbridge.reproduction.RunLedger;
import org.patchbridge.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Computes what stands beside the published numbers, and writes the page. */
@Command(
    name = "reproduce",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "The paper in one command: gets the published tables of both species, tests the published"
          + " models on the published splits and on ones that keep donors together, transfers from"
          + " mouse to human, looks at the shape of the cell space, and ends with one page: every"
          + " published number beside the one found here. Goes on where it was interrupted.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  patchbridge reproduce --quick",
      "  patchbridge reproduce --from downloads       (no network is asked)"
    })
public final class ReproduceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JsonOption json;

  @Option(
      names = "--from",
      paramLabel = "FOLDER",
      description =
          "Take the published tables from this folder and those below it, by their bytes, under"
              + " any name, as 'fetch --from' does.")
  private Optional<Path> from = Optional.empty();

  @Option(
      names = "--study",
      paramLabel = "DIR",
      defaultValue = "reproduction",
      description = "Study folder, made where it is missing (default: ${DEFAULT-VALUE}).")
  private Path folder;

  @Option(
      names = "--quick",
      description =
          "One run in place of ten, forests of 100 trees, networks of at most 8 epochs: minutes in"
              + " place of hours.")
  private boolean quick;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Fits at a time; changes no number (default: the processors of the machine).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() throws InterruptedException {
    if (threads < 1) {
      throw new ParameterException(spec.commandLine(), "--threads is " + threads + "; at least 1");
    }
    ReproductionForm form = quick ? ReproductionForm.QUICK : ReproductionForm.FULL;
    Path target = folder.resolve("reproduction");
    PrintWriter err = spec.commandLine().getErr();
    try (Study study = Study.open(folder);
        ProgressLine line = new ProgressLine()) {
      PublishedTables.requireNoOthers(study, folder, RunLedger.isIn(target));
      TableFetch fetch = TableFetch.into(FetchedTables.ofThisMachine());
      PublishedTables.into(study, from.map(fetch::from).orElse(fetch), line)
          .forEach(one -> CohortText.lines(CohortSummary.of(one.cohort())).forEach(err::println));
      RunLedger ledger =
          RunLedger.begin(target, form, threads, "PatchBridge " + Version.current(), line);
      new ReproductionRun(study, form, threads, ledger)
          .run(
              step -> {
                line.end();
                err.println(
                    "patchbridge: step "
                        + (step.ordinal() + 1)
                        + " of "
                        + ReproductionStep.values().length
                        + ", "
                        + step.label());
              },
              step -> ledger.note());
      line.end();
    }
    return ExitCode.OK;
  }
}
