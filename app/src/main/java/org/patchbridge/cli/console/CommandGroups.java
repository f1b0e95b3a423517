package org.patchbridge.cli.console;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** The commands as the help of the program lists them: by what a user wants, a line each. */
public final class CommandGroups {
  /** What a user wants, and the commands for it; those of other modules among them. */
  private enum Group {
    LOOK("Look", "demo", "open", "doctor", "inspect", "topology"),
    EXTRACT("Get and extract", "simulate", "download", "fetch", "extract", "gather", "import"),
    LEARN(
        "Learn and compare",
        "evaluate",
        "transfer",
        "reproduce",
        "train",
        "reference",
        "calibrate"),
    CALL("Call", "columns", "predict", "explain"),
    SHARE("Share", "report", "export", "leaderboard");

    private final String title;
    private final List<String> commands;

    Group(String title, String... commands) {
      this.title = title;
      this.commands = List.of(commands);
    }
  }

  private CommandGroups() {}

  /** The title of a command's group; empty where it is in none, so that the help leaves it out. */
  public static Optional<String> of(String command) {
    return Arrays.stream(Group.values())
        .filter(group -> group.commands.contains(command))
        .map(group -> group.title)
        .findFirst();
  }

  /**
   * The list of commands for a help.
   *
   * @return a paragraph a group that has a command here
   */
  public static String list(Help help) {
    Map<String, CommandLine> commands = help.commandSpec().subcommands();
    int width =
        commands.keySet().stream()
            .filter(name -> of(name).isPresent())
            .mapToInt(String::length)
            .max()
            .orElse(0);
    StringBuilder text = new StringBuilder();
    for (Group group : Group.values()) {
      List<String> here = group.commands.stream().filter(commands::containsKey).toList();
      if (!here.isEmpty()) {
        text.append(System.lineSeparator()).append(group.title).append(':');
        text.append(System.lineSeparator());
      }
      for (String name : here) {
        String line = String.join(" ", commands.get(name).getCommandSpec().usageMessage().header());
        text.append("  ").append(name).append(" ".repeat(width - name.length() + 2)).append(line);
        text.append(System.lineSeparator());
      }
    }
    return text.toString();
  }
}
