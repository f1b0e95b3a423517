package org.patchbridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbridge.cli.console.CommandGroups;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The help of every command, as a user reads it. */
class HelpTest {
  private static final int WIDTH = 80;
  private static final String CALL = "patchbridge ";

  /** Picocli's own command; the help of the program says how it is used. */
  private static final String COMPLETION = "generate-completion";

  /** What only a user can have; everything else in an example was fetched or simulated before. */
  private static final Set<String> OF_USERS =
      Set.of(
          "your-cells.csv",
          "your-columns.yaml",
          "your-schema.yaml",
          "your-model.csv",
          "your-points.csv");

  private static final CommandLine PROGRAM = PatchBridgeMain.described();

  static Stream<String> commands() {
    return PROGRAM.getSubcommands().keySet().stream().filter(each -> !each.equals(COMPLETION));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandIsInAGroupWithALine(String command) {
    assertThat(CommandGroups.of(command))
        .as("'%s' is in no group: name it in CommandGroups, else --help does not list it", command)
        .isPresent();
    assertThat(spec(command).usageMessage().header())
        .as("'%s' has no line in --help: give its @Command a header", command)
        .hasSize(1);
    assertThat(PROGRAM.getUsageMessage().lines().map(String::strip))
        .anyMatch(
            line ->
                line.startsWith(command + " ")
                    && line.endsWith(spec(command).usageMessage().header()[0]));
  }

  @Test
  void theProgramListsItsCommandsByWhatAUserWants() {
    assertThat(PROGRAM.getUsageMessage())
        .containsSubsequence(
            "Look:",
            "demo",
            "Get and extract:",
            "extract",
            "Learn and compare:",
            "evaluate",
            "Call:",
            "predict",
            "Share:",
            "report",
            "Exit codes:");
    assertThat(PROGRAM.getUsageMessage().lines()).allMatch(line -> line.length() <= WIDTH);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void noLineIsWiderThanATerminal(String command) {
    CommandLine described = PROGRAM.getSubcommands().get(command);

    assertThat(described.getUsageMessage().lines()).allMatch(line -> line.length() <= WIDTH);
    assertThat(described.getCommandSpec().usageMessage().footer())
        .as("an example that is wrapped cannot be pasted")
        .allMatch(line -> line.length() <= WIDTH);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void optionsSayWhatTheyTakeAndWhatTheyAreFor(String command) {
    assertThat(spec(command).options())
        .allSatisfy(
            option -> {
              assertThat(option.description()).as(option.longestName()).isNotEmpty();
              assertThat(option.description()[0]).as(option.longestName()).endsWith(".");
              if (option.arity().max() > 0) {
                assertThat(option.paramLabel()).as(option.longestName()).doesNotContain("<");
              }
            });
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyExampleParses(String command) {
    List<List<String>> examples = examples(command);

    assertThat(examples).isNotEmpty().anyMatch(example -> example.get(0).equals(command));
    assertThat(examples)
        .allSatisfy(
            example -> assertThat(PROGRAM.parseArgs(example.toArray(String[]::new))).isNotNull());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void examplesUseWhatAnEarlierLineFetchedOrSimulated(String command) {
    Set<String> made = new LinkedHashSet<>(OF_USERS);
    for (List<String> example : examples(command)) {
      List<String> used = new ArrayList<>();
      for (int i = 1; i < example.size(); i++) {
        String before = example.get(i - 1);
        String file = example.get(i).substring(example.get(i).indexOf('=') + 1);
        if (Set.of("--to", "--study", "--parquet", "--plot").contains(before)) {
          made.add(file);
        } else if (isFile(file)) {
          used.add(file);
        }
      }
      assertThat(used)
          .allMatch(file -> made.stream().anyMatch(one -> (file + "/").startsWith(one + "/")));
    }
  }

  /** A path, and no identifier of an archive, share or number. */
  private static boolean isFile(String argument) {
    return !argument.startsWith("DANDI:")
        && (argument.matches(".*\\.(nwb|abf|csv|yaml|json|parquet)")
            || argument.startsWith(".")
            || argument.startsWith("/")
            || argument.matches("[a-z-]+/.*"));
  }

  private static CommandSpec spec(String command) {
    return PROGRAM.getSubcommands().get(command).getCommandSpec();
  }

  /** Each without the program's name. */
  private static List<List<String>> examples(String command) {
    String footer = String.join("\n", spec(command).usageMessage().footer());
    return footer
        .replaceAll("\\\\\n\\s*", "")
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(CALL))
        .map(line -> List.of(line.substring(CALL.length()).split("\\s+")))
        .toList();
  }
}
