package org.patchbridge.cli.console;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** The command as it was given, to be pasted into a shell. */
public final class GivenCommand {
  /** What a shell takes as it stands; all else is put in quotes. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./:=,@%+-]+");

  private GivenCommand() {}

  /** The program, then the command, which names itself first, and its arguments. */
  public static String line(CommandLine commandLine) {
    return "patchbridge "
        + commandLine.getParseResult().originalArgs().stream()
            .map(GivenCommand::quoted)
            .collect(Collectors.joining(" "));
  }

  private static String quoted(String argument) {
    return PLAIN.matcher(argument).matches()
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
