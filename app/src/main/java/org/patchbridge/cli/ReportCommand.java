package org.patchbridge.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.patchbridge.cli.console.ExitCode;
import org.patchbridge.cli.console.ProgressLine;
import org.patchbridge.cli.console.Version;
import org.patchbridge.cli.option.JsonOption;
import org.patchbridge.cli.option.ProtocolOption;
import org.patchbridge.cli.option.StudyOption;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.family.Preset;
import org.patchbridge.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the report again from what the study holds. */
@Command(
    name = "report",
    header = "Write a study's report again: one offline page, and JSON",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Writes the report of all that a study holds: of every model and split the evaluation that"
          + " was asked for last, whichever command made it, as long as its cells have not changed"
          + " since; the best model of each cohort first. One HTML page that needs no network, and"
          + " the same as JSON.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  patchbridge demo --study demo-study",
      "  patchbridge report --study demo-study"
    })
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StudyOption study;
  @Mixin private JsonOption json;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "Folder for the report (default: 'report' in the study folder).")
  private Path target;

  @Option(
      names = "--cells",
      paramLabel = "ID",
      split = ",",
      description = "Extracted recordings to show in full, by id or file name.")
  private List<String> cells = List.of();

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      defaultValue = "default",
      description = "What those recordings were extracted with (default: ${DEFAULT-VALUE}).")
  private Preset preset;

  @Option(
      names = "--ontology",
      paramLabel = "FILE",
      description =
          "The ontology that those recordings were extracted with (default: the Allen Institute's).")
  private Path ontology;

  @Mixin private ProtocolOption protocol;

  @Option(
      names = "--electrode",
      paramLabel = "NAME",
      description =
          "The electrode whose cell was taken of those recordings, or of one cell's (default: the one with most current-clamp sweeps).")
  private List<String> electrodes = List.of();

  @Override
  public Integer call() throws InterruptedException {
    ExtractionSettings settings = ExtractionSettings.of(preset).withProtocols(protocol.protocols());
    settings = ontology == null ? settings : settings.withOntology(ontology);
    for (String electrode : electrodes) {
      settings = settings.withElectrode(electrode);
    }
    try (Study opened = Study.openToRead(study.folder);
        ProgressLine progress = new ProgressLine()) {
      opened.compare(settings, Runtime.getRuntime().availableProcessors(), progress);
      progress.end();
      CommandOutcome.report(
          opened,
          target == null ? opened.reportFolder() : target,
          cells,
          settings,
          spec.commandLine(),
          json);
    }
    return ExitCode.OK;
  }
}
