package org.patchbridge.cli.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.patchbridge.cli.console.ProgressLine;
import org.patchbridge.cli.console.Version;
import org.patchbridge.cli.option.ExtractionOptions;
import org.patchbridge.cli.option.JsonOption;
import org.patchbridge.cli.option.StudyOption;
import org.patchbridge.cli.text.ExtractedText;
import org.patchbridge.cli.text.ExtractionText;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.study.Study;
import org.patchbridge.study.store.ExtractedCohorts;
import org.patchbridge.study.store.ExtractedFeatures;
import org.patchbridge.study.store.ExtractionSummary;
import org.patchbridge.table.CellLabel;
import org.patchbridge.table.CellLabelTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a study of what many machines have extracted. */
@Command(
    name = "gather",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Brings the files of 'extract --parquet' and of 'patchbridge-spark extract' into a study, with"
          + " the rows that 'extract' on one machine would have made, and makes a cohort of each"
          + " species. Takes every recording once, however many files tell of it; doing it again"
          + " changes nothing. A file that cannot be used is listed with the reason and stops no"
          + " other; the exit code is then 4.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  patchbridge simulate --cells 20 --to recordings",
      "  patchbridge extract recordings --shard 1/2 --parquet results",
      "  patchbridge extract recordings --shard 2/2 --parquet results",
      "  patchbridge gather results --labels recordings/labels.csv --study mine"
    })
public final class GatherCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StudyOption study;
  @Mixin private JsonOption json;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Parquet files, or folders with such in or below them.")
  private List<Path> names;

  @Mixin private ExtractionOptions extraction;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description =
          "CSV with the column id and any of file, species, donor, subclass, condition"
              + " (default: the labels that the study has).")
  private Path labels;

  @Option(
      names = "--features",
      defaultValue = "FAMILIES",
      description =
          "What the columns of the cohorts are: ${COMPLETION-CANDIDATES} (default:"
              + " ${DEFAULT-VALUE}). Both are in the store.")
  private ExtractedFeatures features;

  @Option(
      names = "--origin",
      defaultValue = "OWN",
      description =
          "Where the cells come from: ${COMPLETION-CANDIDATES} (default: OWN). A recording that"
              + " says it was simulated is, whatever is said here.")
  private DataOrigin origin;

  @Override
  public Integer call() throws InterruptedException {
    ExtractionSettings settings = extraction.settings();
    Optional<List<CellLabel>> read = Optional.ofNullable(labels).map(CellLabelTable::read);
    try (Study opened = Study.open(study.folder);
        ProgressLine progress = new ProgressLine()) {
      read.ifPresent(opened::label);
      ExtractionSummary summary = opened.gather(names, settings, progress);
      progress.end();
      ExtractedCohorts.Assembled assembled =
          opened.addExtracted(settings, features, origin, List.of());
      ExtractedText.print(summary, assembled, json, spec.commandLine().getOut());
      return ExtractionText.exitCode(summary);
    }
  }
}
