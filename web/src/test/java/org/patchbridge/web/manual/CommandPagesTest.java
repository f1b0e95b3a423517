package org.patchbridge.web.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

class CommandPagesTest {
  @TempDir Path folder;

  @Test
  void everyCommandHasAPageWithAllItTakes() throws Exception {
    CommandPages.write(folder);

    List<CommandSpec> commands = CommandPages.commands();
    assertThat(commands).hasSizeGreaterThan(15).extracting(CommandSpec::name).contains("open");
    try (Stream<Path> pages = Files.list(folder)) {
      assertThat(pages).hasSameSizeAs(commands);
    }
    for (CommandSpec command : commands) {
      String page = Files.readString(folder.resolve(command.name() + ".md"));
      assertThat(page)
          .startsWith("# " + command.name() + "\n")
          .contains("patchbridge " + command.name());
      for (ArgSpec taken : command.args()) {
        if (!taken.hidden()) {
          assertThat(page).contains(taken.isOption() ? nameOf(taken) : taken.paramLabel());
        }
      }
      assertThat(page.split("```", -1))
          .as("fences of %s", command.name())
          .satisfies(parts -> assertThat(parts.length % 2).isEqualTo(1));
      assertThat(page).doesNotContain("${");
    }
  }

  private static String nameOf(ArgSpec taken) {
    return ((picocli.CommandLine.Model.OptionSpec) taken).longestName();
  }

  @Test
  void theTableOfCommandsHasAllOfThem() throws Exception {
    String table = Files.readString(Path.of("..", "docs", "commands.md"));
    for (CommandSpec command : CommandPages.commands()) {
      assertThat(table).contains("\n| `" + command.name() + "` |");
    }
  }
}
