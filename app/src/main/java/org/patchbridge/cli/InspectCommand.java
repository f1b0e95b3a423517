package org.patchbridge.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.patchbridge.cli.archive.ArchivedRecordings;
import org.patchbridge.cli.console.ExitCode;
import org.patchbridge.cli.console.Version;
import org.patchbridge.cli.option.ExtractionOptions;
import org.patchbridge.cli.option.JsonOption;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.extraction.FileExtraction;
import org.patchbridge.extraction.RecordingFile;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.inspection.Inspection;
import org.patchbridge.inspection.InspectionText;
import org.patchbridge.inspection.Inspector;
import org.patchbridge.inspection.RecordingPlots;
import org.patchbridge.recording.Recording;
import org.patchbridge.stimulus.StimulusOntology;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what is in a recording and what can be taken from it. */
@Command(
    name = "inspect",
    header = "Sweeps, spikes and features of one recording, with figures",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Shows the sweeps, spikes, findings and features of one recording, and draws it.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  patchbridge simulate --cells 1 --species mouse --to new",
      "  patchbridge inspect \\",
      "    new/sub-simMD0001/sub-simMD0001_ses-simM00001_icephys.nwb \\",
      "    --plot figures"
    })
final class InspectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JsonOption json;
  @Mixin private ExtractionOptions extraction;
  @Mixin private ArchivedRecordings archived;

  @Parameters(
      paramLabel = "FILE",
      description =
          "NWB 2 or ABF file, or address of an NWB 2 file on a web server that answers range"
              + " requests, or a file of the DANDI archive, such as"
              + " DANDI:000020/0.210913.1639/sub-1/file.nwb.")
  private String file;

  @Option(
      names = "--plot",
      paramLabel = "DIR",
      description = "Folder for figures of sweeps and protocols as PNG and SVG.")
  private Path plots;

  @Option(
      names = "--sweeps",
      paramLabel = "N",
      split = ",",
      description = "Sweeps that --plot draws by themselves (default: all).")
  private Set<Integer> chosen = new LinkedHashSet<>();

  /** What {@code --json} prints. */
  private record PrintedInspection(Inspection inspection, List<String> figures) {}

  @Override
  public Integer call() throws InterruptedException {
    if (plots == null && !chosen.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--sweeps chooses what --plot draws; add --plot DIR");
    }
    ExtractionSettings settings = extraction.settings();
    StimulusOntology codes = settings.ontology();
    FileExtraction reader = new FileExtraction(settings);
    Optional<RecordingFile> elsewhere = archived.one(file);
    try (Recording recording =
        elsewhere.isPresent() ? reader.open(elsewhere.get()) : reader.open(file)) {
      CellExtraction cell = reader.features(recording);
      Inspection inspection = Inspector.inspect(recording, recording.skipped(), cell, codes);
      List<Path> figures =
          plots == null ? List.of() : RecordingPlots.write(recording, cell, codes, chosen, plots);
      print(inspection, figures);
      archived.told().ifPresent(spec.commandLine().getErr()::println);
    }
    return ExitCode.OK;
  }

  private void print(Inspection inspection, List<Path> figures) {
    PrintWriter out = spec.commandLine().getOut();
    if (json.asked) {
      out.println(
          JsonOption.text(
              new PrintedInspection(inspection, figures.stream().map(Path::toString).toList())));
      return;
    }
    InspectionText.lines(inspection).forEach(out::println);
    if (!figures.isEmpty()) {
      out.println();
      out.println("Figures: " + figures.size() + " files in " + plots);
    }
  }
}
