package org.patchbridge.cli.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.patchbridge.cli.console.ProgressLine;
import org.patchbridge.cli.console.Version;
import org.patchbridge.cli.option.CohortOptions;
import org.patchbridge.cli.option.ExtractionOptions;
import org.patchbridge.cli.option.JsonOption;
import org.patchbridge.cli.option.StudyOption;
import org.patchbridge.cli.text.ExtractedText;
import org.patchbridge.cli.text.ExtractionText;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.study.Study;
import org.patchbridge.study.store.ExtractedCohorts;
import org.patchbridge.study.store.ExtractionSummary;
import org.patchbridge.table.CellLabel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a study of what many machines have extracted. */
@Command(
    name = "gather",
    header = "Bring what many machines extracted into one study",
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

  @Mixin private CohortOptions cohorts;

  @Override
  public Integer call() throws InterruptedException {
    ExtractionSettings settings = extraction.settings();
    Optional<List<CellLabel>> read = cohorts.labels();
    try (Study opened = Study.open(study.folder);
        ProgressLine progress = new ProgressLine()) {
      read.ifPresent(opened::label);
      ExtractionSummary summary = opened.gather(names, settings, progress);
      progress.end();
      ExtractedCohorts.Assembled assembled = cohorts.assemble(opened, settings, study.folder);
      ExtractedText.print(summary, assembled, cohorts, json, spec.commandLine().getOut());
      return ExtractionText.exitCode(summary);
    }
  }
}
