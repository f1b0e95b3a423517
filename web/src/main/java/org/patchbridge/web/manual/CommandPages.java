package org.patchbridge.web.manual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.patchbridge.web.PatchBridgeMain;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Writes a Markdown page for each command into a folder: {@code CommandPages FOLDER}. The script
 * {@code site} calls it.
 */
public final class CommandPages {
  private CommandPages() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      throw new IllegalArgumentException("which folder do the pages go to?");
    }
    Locale.setDefault(Locale.ROOT);
    write(Path.of(arguments[0]));
  }

  /**
   * @param folder made where it is not there; a page is called as its command, with {@code .md}
   */
  static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (CommandSpec command : commands()) {
      Files.writeString(folder.resolve(command.name() + ".md"), new CommandPage(command).text());
    }
  }

  /** All commands that help lists, without the one that writes completions for shells. */
  static List<CommandSpec> commands() {
    return PatchBridgeMain.described().getSubcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(command -> !command.name().equals("generate-completion"))
        .filter(command -> !command.usageMessage().hidden())
        .distinct()
        .toList();
  }
}
