package org.patchbridge.cli.reproduce;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.patchbridge.archive.FetchedTables;
import org.patchbridge.archive.TableFetch;
import org.patchbridge.cli.console.ExitCode;
import org.patchbridge.cli.console.GivenCommand;
import org.patchbridge.cli.console.ProgressLine;
import org.patchbridge.cli.console.Version;
import org.patchbridge.cli.option.JsonOption;
import org.patchbridge.cli.text.CohortText;
import org.patchbridge.cli.text.ExtractionText;
import org.patchbridge.dataset.CohortSummary;
import org.patchbridge.reproduction.PublishedTables;
import org.patchbridge.reproduction.RecordedCohorts;
import org.patchbridge.reproduction.Reproduction;
import org.patchbridge.reproduction.ReproductionFiles;
import org.patchbridge.reproduction.ReproductionForm;
import org.patchbridge.reproduction.ReproductionRun;
import org.patchbridge.reproduction.ReproductionStep;
import org.patchbridge.reproduction.RunLedger;
import org.patchbridge.study.Study;
import org.patchbridge.table.ImportedCohort;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Computes what stands beside the published numbers, and writes the page. */
@Command(
    name = "reproduce",
    header = "The paper in one command: every published number beside ours",
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
      "",
      "From tables that were fetched before, without a network:",
      "  patchbridge fetch allen --to downloads",
      "  patchbridge reproduce --from downloads"
    })
public final class ReproduceCommand implements Callable<Integer> {
  private static final String PROGRAM = "PatchBridge " + Version.current();

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
          "One run in place of ten, forests of 100 trees, networks that learn from mouse cells at"
              + " most 8 epochs: minutes in place of hours.")
  private boolean quick;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Fits at a time; changes no number (default: the processors of the machine).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--recordings",
      paramLabel = "FOLDER",
      description =
          "Raw recordings (NWB 2, ABF) in this folder or below it: the published waveform families"
              + " are extracted and the published models run on them, too.")
  private Optional<Path> recordings = Optional.empty();

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description =
          "What the recorded cells are, as of 'extract' (default: what the published tables say of"
              + " files with the archive's names).")
  private Optional<Path> labels = Optional.empty();

  /** What {@code --json} prints. */
  private record Printed(String page, String json, String csv, List<String> findings) {}

  @Override
  public Integer call() throws InterruptedException {
    check(threads >= 1, "--threads is " + threads + "; at least 1");
    check(labels.isEmpty() || recordings.isPresent(), "--labels are of --recordings");
    Path target = folder.resolve("reproduction");
    try (Study study = Study.open(folder);
        ProgressLine line = new ProgressLine()) {
      PublishedTables.requireNoOthers(study, folder, RunLedger.isIn(target));
      bringTables(study, line);
      ReproductionForm form = quick ? ReproductionForm.QUICK : ReproductionForm.FULL;
      RunLedger ledger = RunLedger.begin(target, form, threads, PROGRAM, line);
      int code = recordings.isPresent() ? extract(study, recordings.get(), ledger) : ExitCode.OK;
      if (code == ExitCode.BAD_INPUT) {
        return code;
      }
      new ReproductionRun(study, form, threads, ledger)
          .run(step -> announce(step, line), step -> write(study, form, ledger, target));
      line.end();
      tell(Reproduction.of(study, form), target);
      return code;
    }
  }

  private void check(boolean holds, String message) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  private void bringTables(Study study, ProgressLine line) throws InterruptedException {
    TableFetch fetch = TableFetch.into(FetchedTables.ofThisMachine());
    List<ImportedCohort> imported =
        PublishedTables.into(study, from.map(fetch::from).orElse(fetch), line);
    line.end();
    PrintWriter err = spec.commandLine().getErr();
    imported.forEach(
        one -> CohortText.lines(CohortSummary.of(one.cohort()), false).forEach(err::println));
  }

  /** The exit code that the extraction alone would have. */
  private int extract(Study study, Path found, RunLedger ledger) throws InterruptedException {
    RecordedCohorts recorded = RecordedCohorts.into(study, found, labels, threads, ledger);
    PrintWriter err = spec.commandLine().getErr();
    ExtractionText.lines(recorded.summary()).forEach(err::println);
    recorded
        .cohorts()
        .forEach(
            cohort ->
                CohortText.lines(CohortSummary.of(cohort), recorded.isSimulated(cohort))
                    .forEach(err::println));
    recorded.warnings().forEach(warning -> err.println("! " + warning));
    return ExtractionText.exitCode(recorded.summary());
  }

  private void announce(ReproductionStep step, ProgressLine line) {
    line.end();
    spec.commandLine()
        .getErr()
        .println(
            "patchbridge: step "
                + (step.ordinal() + 1)
                + " of "
                + ReproductionStep.values().length
                + ", "
                + step.label());
  }

  private void write(Study study, ReproductionForm form, RunLedger ledger, Path target) {
    ledger.note();
    new ReproductionFiles(target)
        .write(
            Reproduction.of(study, form),
            ledger,
            new ReproductionFiles.Origin(
                PROGRAM,
                GivenCommand.line(spec.commandLine()),
                Instant.now().truncatedTo(ChronoUnit.SECONDS)));
  }

  private void tell(Reproduction found, Path target) {
    PrintWriter out = spec.commandLine().getOut();
    Path page = target.resolve(ReproductionFiles.PAGE);
    Path document = target.resolve(ReproductionFiles.JSON);
    Path table = target.resolve(ReproductionFiles.CSV);
    if (json.asked) {
      out.println(
          JsonOption.text(
              new Printed(
                  page.toString(), document.toString(), table.toString(), found.findings())));
      return;
    }
    found.findings().forEach(out::println);
    out.println();
    out.println("Page: " + page.toUri());
    out.println("JSON: " + document);
    out.println("CSV:  " + table);
  }
}
