package org.patchbridge.web;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.patchbridge.cli.console.ExitCode;
import org.patchbridge.cli.console.Version;
import org.patchbridge.files.UserFolders;
import org.patchbridge.web.bench.Uploads;
import org.patchbridge.web.desk.WindowSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Opens the window. */
@Command(
    name = "open",
    header = "The window: drop recordings on a page, see their calls",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Opens the window: drop recordings or tables into a page of your browser, see the calls, look"
          + " at sweeps, evidence and neighbours, and export. With a study: see its cohorts, results"
          + " and report, start evaluations, watch and stop them. Everything stays on this machine: the"
          + " page is served on 127.0.0.1 to whoever has the printed link, and nothing is sent"
          + " elsewhere. Ctrl-C, or 'Stop' in the page, ends it.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  patchbridge open",
      "  patchbridge open --no-browser --port 8765",
      "",
      "With recordings, or with a study:",
      "  patchbridge simulate --cells 5 --to new",
      "  patchbridge open new",
      "  patchbridge demo --study demo-study",
      "  patchbridge open demo-study"
    })
final class OpenCommand implements Callable<Integer> {
  private static final int MOST_PORT = 65_535;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description =
          "Recordings, tables or folders to begin with, bundles of models, and the folder of a"
              + " study. Files below these folders can then be chosen in the page by path, others"
              + " cannot.")
  private List<String> names = List.of();

  @Option(
      names = "--model",
      paramLabel = "BUNDLE",
      description = "Model that is chosen at first: a bundle, or the name of a reference.")
  private Optional<String> model = Optional.empty();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port to listen on (default: a free one).")
  private int port;

  @Option(
      names = "--no-browser",
      description = "Start no browser; open the printed address yourself.")
  private boolean withoutBrowser;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Recordings at a time; changes no number (default: the processors of the machine).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > MOST_PORT) {
      throw new ParameterException(
          spec.commandLine(), "--port is " + port + "; from 0 to " + MOST_PORT);
    }
    if (threads < 1) {
      throw new ParameterException(spec.commandLine(), "--threads is " + threads + "; at least 1");
    }
    Path cache = UserFolders.ofThisMachine().cache();
    WindowSettings settings =
        new WindowSettings(port, names, model, threads, Uploads.Limits.usual(), cache);
    try (WindowServer window = WindowServer.start(settings)) {
      // Ctrl-C and SIGTERM end the program through here, too.
      Thread end = new Thread(window::close, "end");
      Runtime.getRuntime().addShutdownHook(end);
      tell(window);
      window.await();
      Runtime.getRuntime().removeShutdownHook(end);
    }
    spec.commandLine().getOut().println("Stopped.");
    return ExitCode.OK;
  }

  private void tell(WindowServer window) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("PatchBridge is open at");
    out.println("  " + window.address(window.tokens().ofPrintedLink()));
    out.println("Who has this link can use it; it is for this machine alone. Ctrl-C ends it.");
    if (!withoutBrowser && !Browser.open(window.address(window.tokens().ofLaunchedLink()))) {
      out.println("No browser could be started here; open the address in one.");
    }
    out.flush();
  }
}
