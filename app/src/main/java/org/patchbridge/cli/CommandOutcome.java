package org.patchbridge.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.patchbridge.cli.console.GivenCommand;
import org.patchbridge.cli.console.Version;
import org.patchbridge.cli.option.JsonOption;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.family.Preset;
import org.patchbridge.findings.StudyReport;
import org.patchbridge.study.Study;
import picocli.CommandLine;

/** Writes the report of a study and tells where it is. */
final class CommandOutcome {
  private CommandOutcome() {}

  /** What {@code --json} prints. */
  private record PrintedReport(String report, String json, List<String> headlines) {}

  static void report(Study study, CommandLine commandLine, JsonOption json) {
    report(
        study,
        study.reportFolder(),
        List.of(),
        ExtractionSettings.of(Preset.DEFAULT),
        commandLine,
        json);
  }

  static void report(
      Study study,
      Path target,
      List<String> cells,
      ExtractionSettings settings,
      CommandLine commandLine,
      JsonOption json) {
    StudyReport report =
        study.report(
            target,
            new StudyReport.Origin(
                "PatchBridge " + Version.current(), GivenCommand.line(commandLine), now()),
            cells,
            settings);
    PrintWriter out = commandLine.getOut();
    if (json.asked) {
      out.println(
          JsonOption.text(
              new PrintedReport(
                  report.page().toString(), report.json().toString(), report.model().headlines())));
      return;
    }
    report.model().notices().forEach(notice -> out.println("! " + notice.text()));
    report.model().headlines().forEach(out::println);
    out.println();
    out.println("Report: " + report.page().toUri());
    out.println("JSON:   " + report.json());
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }
}
