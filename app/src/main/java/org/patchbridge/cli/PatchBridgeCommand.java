package org.patchbridge.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.patchbridge.cli.archive.DownloadCommand;
import org.patchbridge.cli.cluster.GatherCommand;
import org.patchbridge.cli.console.HelpPages;
import org.patchbridge.cli.console.Version;
import org.patchbridge.cli.machine.DoctorCommand;
import org.patchbridge.cli.option.PathArgument;
import org.patchbridge.cli.reference.CalibrateCommand;
import org.patchbridge.cli.reference.ColumnsCommand;
import org.patchbridge.cli.reference.FetchCommand;
import org.patchbridge.cli.reference.ReferenceCommand;
import org.patchbridge.cli.reproduce.ReproduceCommand;
import org.patchbridge.cli.shape.TopologyCommand;
import org.patchbridge.cli.share.LeaderboardCommand;
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
    commandListHeading = "",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:internal error",
      "2:wrong usage",
      "3:bad input",
      "4:partial result",
      "5:network or integrity of what it sends",
      "130:interrupted; the same command goes on where it was"
    },
    footer = {
      "",
      "Start here:            patchbridge demo",
      "Options, examples:     patchbridge COMMAND --help",
      "Completion by <Tab>:   source <(patchbridge generate-completion)"
    })
public final class PatchBridgeCommand implements Runnable {
  private static final List<Class<?>> COMMANDS =
      List.of(
          DemoCommand.class,
          DoctorCommand.class,
          FetchCommand.class,
          DownloadCommand.class,
          ReferenceCommand.class,
          SimulateCommand.class,
          InspectCommand.class,
          ExtractCommand.class,
          GatherCommand.class,
          ImportCommand.class,
          EvaluateCommand.class,
          TransferCommand.class,
          ReproduceCommand.class,
          TrainCommand.class,
          CalibrateCommand.class,
          ColumnsCommand.class,
          TopologyCommand.class,
          PredictCommand.class,
          ExplainCommand.class,
          ReportCommand.class,
          LeaderboardCommand.class,
          ExportCommand.class);

  private static final Set<String> LIST_OR_VERSION = Set.of("--help", "-h", "--version", "-V");

  @Spec private CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Runs one command and returns the exit code. */
  static int run(String... arguments) {
    return run(List.of(), arguments);
  }

  /**
   * Runs one command, or one that a module above this one brings.
   *
   * @param further commands, listed before the others
   * @return the exit code
   */
  public static int run(List<Class<?>> further, String... arguments) {
    return run(new PatchBridgeCommand(), commandsFor(further, arguments), arguments);
  }

  /**
   * Runs a program of such commands: values are read, mistakes told and exit codes given as here.
   *
   * @param commands classes of its commands
   */
  public static int run(Object program, List<Class<?>> commands, String... arguments) {
    // Figures are in English; the libraries that draw them would take the system's digits.
    Locale.setDefault(Locale.ROOT);
    // Figures go to files; a display that cannot be reached must not matter.
    System.setProperty("java.awt.headless", "true");
    // The HDF5 bindings are of another JavaCPP release than libtorch's and say so at every start.
    System.setProperty("org.bytedeco.javacpp.logger", "slf4j");
    CommandLine commandLine =
        asksForTheList(arguments) ? listing(program, commands) : commandLine(program, commands);
    commandLine.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    commandLine.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    commandLine.setParameterExceptionHandler(new UsageErrors());
    commandLine.setExecutionExceptionHandler(new Failures());
    return commandLine.execute(arguments);
  }

  /**
   * The program with all of its commands, to be asked what it takes; nothing is run.
   *
   * @param further commands that a module above this one brings, listed before the others
   */
  public static CommandLine described(List<Class<?>> further) {
    return commandLine(new PatchBridgeCommand(), commandsFor(further));
  }

  private static boolean asksForTheList(String... arguments) {
    return arguments.length == 1 && LIST_OR_VERSION.contains(arguments[0]);
  }

  /** The commands by name and line alone: their options take half a second, and are not shown. */
  private static CommandLine listing(Object program, List<Class<?>> commands) {
    CommandLine commandLine = new CommandLine(program);
    for (Class<?> command : commands) {
      CommandSpec line = CommandSpec.create();
      line.usageMessage().header(command.getAnnotation(Command.class).header());
      commandLine.addSubcommand(nameOf(command), line);
    }
    HelpPages.arrange(commandLine);
    return commandLine;
  }

  private static CommandLine commandLine(Object program, List<Class<?>> commands) {
    CommandLine commandLine = new CommandLine(program);
    commands.forEach(commandLine::addSubcommand);
    commandLine.registerConverter(Path.class, new PathArgument());
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    HelpPages.arrange(commandLine);
    return commandLine;
  }

  /**
   * The command that is named, alone, since to read the options of all of them takes a quarter of a
   * second at every start; all where none is named.
   */
  private static List<Class<?>> commandsFor(List<Class<?>> further, String... arguments) {
    List<Class<?>> commands = Stream.concat(further.stream(), COMMANDS.stream()).toList();
    Optional<Class<?>> named =
        commands.stream()
            .filter(command -> arguments.length > 0 && nameOf(command).equals(arguments[0]))
            .findFirst();
    return named.isPresent()
        ? List.of(named.get())
        : Stream.concat(commands.stream(), Stream.of(AutoComplete.GenerateCompletion.class))
            .toList();
  }

  private static String nameOf(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
