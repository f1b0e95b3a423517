package org.patchbridge.cli;

import java.util.concurrent.Callable;
import org.patchbridge.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Writes the report again from what the study holds. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Writes the report of a study's last evaluation: one HTML page that needs no network, and the"
          + " same as JSON.",
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

  @Override
  public Integer call() {
    try (Study opened = Study.openExisting(study.folder)) {
      Outcome.report(opened, spec.commandLine(), json);
    }
    return ExitCode.OK;
  }
}
