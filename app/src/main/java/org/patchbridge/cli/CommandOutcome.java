package org.patchbridge.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.patchbridge.cli.console.Version;
import org.patchbridge.cli.option.JsonOption;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.family.Preset;
import org.patchbridge.findings.StudyReport;
import org.patchbridge.study.Study;
import picocli.CommandLine;

/** Writes the report of a study and tells where it is. */
final class CommandOutcome {
  /** What a shell takes as it stands; all else is put in quotes. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./:=,@%+-]+");

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
            new StudyReport.Origin("PatchBridge " + Version.current(), line(commandLine), now()),
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

  private static String quoted(String argument) {
    return PLAIN.matcher(argument).matches()
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  /** The command as it was given, to be pasted into a shell; it names itself first. */
  static String line(CommandLine commandLine) {
    return "patchbridge "
        + commandLine.getParseResult().originalArgs().stream()
            .map(CommandOutcome::quoted)
            .collect(Collectors.joining(" "));
  }
}
