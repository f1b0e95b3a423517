package org.patchbridge.spark;

import java.util.List;
import org.patchbridge.cli.PatchBridgeCommand;
import org.patchbridge.cli.console.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program on Spark: finds the command and runs it. Main class for {@code spark-submit}. */
@Command(
    name = "patchbridge-spark",
    description = {"Commands of PatchBridge as jobs on Apache Spark.", ""},
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class SparkCommand implements Runnable {
  private static final List<Class<?>> COMMANDS =
      List.of(SparkExtractCommand.class, SparkEvaluateCommand.class);

  @Spec private CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Runs one command and returns the exit code. */
  static int run(String... arguments) {
    return PatchBridgeCommand.run(new SparkCommand(), COMMANDS, arguments);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
