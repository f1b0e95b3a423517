package org.patchbridge.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: finds the command and runs it. */
@Command(
    name = "patchbridge",
    description = {
      "Tells from electrical recordings of cortical interneurons which transcriptomic subclass they"
          + " belong to, and how sure that is.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:internal error",
      "2:wrong usage",
      "3:bad input",
      "4:partial result",
      "130:interrupted; the same command goes on where it was"
    },
    footer = {"", "Start here:  patchbridge demo"},
    subcommands = {
      DemoCommand.class,
      SimulateCommand.class,
      InspectCommand.class,
      ExtractCommand.class,
      ImportCommand.class,
      EvaluateCommand.class,
      TransferCommand.class,
      TrainCommand.class,
      ReportCommand.class,
      ExportCommand.class,
      AutoComplete.GenerateCompletion.class
    })
public final class PatchBridge implements Runnable {
  @Spec private CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Runs one command and returns the exit code. */
  static int run(String... arguments) {
    // Figures go to files; a display that cannot be reached must not matter.
    System.setProperty("java.awt.headless", "true");
    // The HDF5 bindings are of another JavaCPP release than libtorch's and say so at every start.
    System.setProperty("org.bytedeco.javacpp.logger", "slf4j");
    CommandLine commandLine = new CommandLine(new PatchBridge());
    commandLine.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    commandLine.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setExecutionExceptionHandler(new Failures());
    return commandLine.execute(arguments);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
