package org.patchbridge.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.patchbridge.callpage.CallPage;
import org.patchbridge.cli.console.GivenCommand;
import org.patchbridge.cli.console.Version;
import picocli.CommandLine;

/** Who makes the pages of a command, and when. */
final class PageOrigin {
  private PageOrigin() {}

  static CallPage.Origin of(CommandLine commandLine) {
    return new CallPage.Origin(
        "PatchBridge " + Version.current(),
        GivenCommand.line(commandLine),
        Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }
}
