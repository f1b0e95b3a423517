package org.patchbridge.cli.console;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * How the pages of help look: commands in groups, and a synopsis of one line, since the options
 * stand below it with what they are for.
 */
public final class HelpPages {
  private HelpPages() {}

  /** Of a program and its commands; where none of them is in a group, as picocli lists them. */
  public static void arrange(CommandLine program) {
    if (program.getSubcommands().keySet().stream().anyMatch(each -> isGrouped(each))) {
      program
          .getHelpSectionMap()
          .put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, CommandGroups::list);
    }
    program
        .getSubcommands()
        .values()
        .forEach(
            command ->
                command
                    .getCommandSpec()
                    .usageMessage()
                    .customSynopsis(synopsis(command.getCommandSpec())));
  }

  private static boolean isGrouped(String command) {
    return CommandGroups.of(command).isPresent();
  }

  /** What has to be given; of all else that there is more. */
  private static String synopsis(CommandSpec command) {
    List<String> words = new ArrayList<>(List.of(command.qualifiedName()));
    for (OptionSpec option : command.options()) {
      if (option.required()) {
        words.add(option.longestName() + " " + option.paramLabel());
      }
    }
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      String label = parameter.paramLabel() + (parameter.arity().max() > 1 ? "..." : "");
      words.add(parameter.arity().min() == 0 ? "[" + label + "]" : label);
    }
    words.add("[OPTIONS]");
    return Ansi.OFF.text(String.join(" ", words)).toString();
  }
}
