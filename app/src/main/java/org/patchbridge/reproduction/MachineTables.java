package org.patchbridge.reproduction;

import java.util.List;
import java.util.Locale;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.page.Table;

/** What the runs took and where; no number of the other tables depends on it. */
final class MachineTables {
  private final List<RunSession> sessions;
  private final ReproductionFiles.Origin origin;

  MachineTables(List<RunSession> sessions, ReproductionFiles.Origin origin) {
    this.sessions = sessions;
    this.origin = origin;
  }

  List<Node> render(Numbering numbering) {
    Table table =
        Table.captioned(
                "Runs of the command, each up to its end or its interruption (a killed one up to its"
                    + " last note, at most some seconds before). Fits of an earlier run are not done"
                    + " again.")
            .text("Started")
            .text("Form")
            .number("Wall time")
            .number("CPU time")
            .number("Fits at a time")
            .number("Cores")
            .text("Machine")
            .text("Program");
    for (RunSession each : sessions) {
      table.row(
          each.started(),
          each.form(),
          duration(each.wallSeconds()),
          duration(each.cpuSeconds()),
          Integer.toString(each.threads()),
          Integer.toString(each.cores()),
          each.machine(),
          each.program() + ", Java " + each.java());
    }
    long wall = sessions.stream().mapToLong(RunSession::wallSeconds).sum();
    long cpu = sessions.stream().mapToLong(RunSession::cpuSeconds).sum();
    return List.of(
        Element.of(
            "p",
            "All runs together: "
                + duration(wall)
                + " wall time, "
                + duration(cpu)
                + " CPU time. The numbers above depend on cells, form and version of the program, not"
                + " on this."),
        table.render(numbering),
        Element.of("p", Element.of("code", origin.commandLine())));
  }

  /** Hours, minutes and seconds, as many of them as say something. */
  static String duration(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
    }
    return String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds % 3600 / 60);
  }
}
