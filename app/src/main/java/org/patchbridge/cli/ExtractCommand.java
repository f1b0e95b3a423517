package org.patchbridge.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.patchbridge.cli.archive.ArchivedRecordings;
import org.patchbridge.cli.archive.AssetOptions;
import org.patchbridge.cli.cluster.ResultOptions;
import org.patchbridge.cli.console.ProgressLine;
import org.patchbridge.cli.console.Version;
import org.patchbridge.cli.option.CohortOptions;
import org.patchbridge.cli.option.ExtractionOptions;
import org.patchbridge.cli.option.JsonOption;
import org.patchbridge.cli.option.StudyOption;
import org.patchbridge.cli.text.ExtractedText;
import org.patchbridge.cli.text.ExtractionText;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.extraction.RecordingFiles;
import org.patchbridge.study.ResultExtraction;
import org.patchbridge.study.Study;
import org.patchbridge.study.store.ExtractedCohorts;
import org.patchbridge.study.store.ExtractionSummary;
import org.patchbridge.table.CellLabel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes the features from recordings into a study. */
@Command(
    name = "extract",
    header = "Take features of recordings (NWB 2, ABF) into a study",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Reads recordings (NWB 2, ABF), finds the spikes, takes the feature families, and makes a"
          + " cohort of each species in the study. Goes on where it was interrupted, and leaves out"
          + " what is done and unchanged. A recording that cannot be used is listed with the reason"
          + " and stops no other; the exit code is then 4, or 3 where none could be used.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  patchbridge simulate --cells 40 --to recordings",
      "  patchbridge extract recordings --labels recordings/labels.csv --study mine",
      "  patchbridge evaluate --study mine --folds 3",
      "",
      "Recordings of an archive, of which no file is kept:",
      "  patchbridge extract DANDI:000020 --first 100 --study visual-cortex"
    })
final class ExtractCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StudyOption study;
  @Mixin private JsonOption json;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description =
          "Recordings, folders with recordings in or below them, or globs; identifiers of the DANDI"
              + " archive, such as DANDI:000020, whose files are read in parts and not kept.")
  private List<String> names;

  @Mixin private ExtractionOptions extraction;
  @Mixin private ResultOptions results;
  @Mixin private ArchivedRecordings archived;
  @Mixin private AssetOptions chosen;

  @Mixin private CohortOptions cohorts;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Recordings at a time; changes no number (default: the processors of the machine).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() throws InterruptedException {
    if (threads < 1) {
      throw new ParameterException(spec.commandLine(), "--threads is " + threads + "; at least 1");
    }
    ExtractionSettings settings = extraction.settings();
    Optional<List<CellLabel>> read = cohorts.labels();
    Optional<Path> parquet = results.folder();
    RecordingFiles.Found files = results.shareOf(archived.find(names, chosen.filter()), names);
    if (parquet.isPresent()) {
      return extractTo(parquet.get(), files, settings);
    }
    try (Study opened = Study.open(study.folder);
        ProgressLine progress = new ProgressLine()) {
      read.ifPresent(opened::label);
      ExtractionSummary summary = opened.extract(files, settings, threads, progress);
      progress.end();
      ExtractedCohorts.Assembled assembled = cohorts.assemble(opened, settings, study.folder);
      ExtractedText.print(summary, assembled, cohorts, json, spec.commandLine().getOut());
      archived.told().ifPresent(spec.commandLine().getErr()::println);
      return ExtractionText.exitCode(summary);
    }
  }

  private int extractTo(Path parquet, RecordingFiles.Found files, ExtractionSettings settings)
      throws InterruptedException {
    try (ProgressLine progress = new ProgressLine()) {
      ExtractionSummary summary = ResultExtraction.run(files, settings, parquet, threads, progress);
      progress.end();
      ExtractedText.print(summary, json, spec.commandLine().getOut());
      archived.told().ifPresent(spec.commandLine().getErr()::println);
      return ExtractionText.exitCode(summary);
    }
  }
}
