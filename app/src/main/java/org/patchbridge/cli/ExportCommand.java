package org.patchbridge.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.patchbridge.cli.console.ExitCode;
import org.patchbridge.cli.console.Version;
import org.patchbridge.cli.option.JsonOption;
import org.patchbridge.cli.option.StudyOption;
import org.patchbridge.study.Study;
import org.patchbridge.study.export.StudyExport;
import org.patchbridge.study.export.StudyExport.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes what a study holds as files for other programs. */
@Command(
    name = "export",
    header = "Cells, features, folds, predictions as CSV, Parquet, NumPy",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Writes cells, features, splits, test predictions, metrics, the vectors that attention models"
          + " make of cells, and of recordings sweeps, spikes and families, as CSV or Parquet, one"
          + " file a table; or cohorts and vectors as NumPy arrays, cells x families x positions"
          + " with the axes in JSON, and cells x numbers with the rows in CSV.",
      "Beside CSV and Parquet, data-dictionary.csv says what each column is; beside CSV, the same"
          + " is in datapackage.json, from which programs take the types.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  patchbridge demo --study demo-study",
      "  patchbridge export --study demo-study --format parquet --to demo-export"
    })
final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StudyOption study;
  @Mixin private JsonOption json;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description = "Form of the files: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format = Format.CSV;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "Folder for the files (default: 'export' in the study folder).")
  private Path target;

  @Override
  public Integer call() {
    try (Study opened = Study.openToRead(study.folder)) {
      Path folder = target == null ? study.folder.resolve("export") : target;
      List<StudyExport.Written> files = opened.export().write(folder, format);
      if (json.asked) {
        spec.commandLine().getOut().println(JsonOption.text(files));
      } else {
        files.forEach(
            file ->
                spec.commandLine()
                    .getOut()
                    .printf(Locale.ROOT, "%s (%,d rows)%n", file.file(), file.rows()));
      }
    }
    return ExitCode.OK;
  }
}
