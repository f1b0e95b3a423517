package org.patchbridge.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.patchbridge.family.Preset;
import org.patchbridge.study.ExtractionSettings;
import org.patchbridge.study.Study;
import org.patchbridge.study.StudyReport;
import picocli.CommandLine;

/** Writes the report of a study and tells where it is. */
final class Outcome {
  private Outcome() {}

  /** What {@code --json} prints. */
  private record Printed(String report, String json, List<String> headlines) {}

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
            new StudyReport.Origin("PatchBridge " + Version.current(), line(commandLine), now()),
            cells,
            settings);
    PrintWriter out = commandLine.getOut();
    if (json.asked) {
      out.println(
          JsonOption.text(
              new Printed(
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

  static String line(CommandLine commandLine) {
    return "patchbridge "
        + commandLine.getCommandName()
        + " "
        + String.join(" ", commandLine.getParseResult().originalArgs());
  }
}
