package org.patchbridge.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.patchbridge.web.PatchBridgeMain;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Every call of the program that a page or a help text shows is one that the program takes. */
class CommandsOfTheManualTest {
  private static final Pattern INLINE = Pattern.compile("`\\./patchbridge ([^`]*)`");
  private static final Pattern OTHER_BLOCK =
      Pattern.compile("^ *```[^\n]*\n(.*?)^ *```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Set<String> LAUNCHERS = Set.of("./patchbridge", "patchbridge");

  @Test
  void everyCallOnAPageIsTaken() {
    List<String> calls = new ArrayList<>();
    List<String> mistakes = new ArrayList<>();
    for (var page : ManualPages.all()) {
      for (String call : callsOf(ManualPages.text(page))) {
        calls.add(call);
        mistakes.addAll(mistakesOf(ManualPages.nameOf(page), call));
      }
    }
    assertThat(mistakes).isEmpty();
    assertThat(calls).hasSizeGreaterThan(60);
  }

  @Test
  void everyExampleOfAHelpTextIsTaken() {
    List<String> mistakes = new ArrayList<>();
    List<String> calls = new ArrayList<>();
    program()
        .getSubcommands()
        .forEach(
            (name, command) -> {
              String footer = String.join("\n", command.getCommandSpec().usageMessage().footer());
              for (String call : callsIn(footer)) {
                calls.add(call);
                mistakes.addAll(mistakesOf("help of " + name, call));
              }
            });
    assertThat(mistakes).isEmpty();
    assertThat(calls).hasSizeGreaterThan(20);
  }

  /** What is said of a mistake, so that the two tests above can fail. */
  @Test
  void anOptionACommandAndAValueThatAreNotThereAreFound() {
    assertThat(mistakesOf("page", "./patchbridge predict model new --no-such"))
        .singleElement()
        .asString()
        .contains("page", "--no-such");
    assertThat(mistakesOf("page", "./patchbridge foretell model")).hasSize(1);
    assertThat(mistakesOf("page", "./patchbridge simulate --cells many")).hasSize(1);
  }

  private static List<String> callsOf(String page) {
    List<String> calls = new ArrayList<>();
    Matcher block = OTHER_BLOCK.matcher(page);
    while (block.find()) {
      calls.addAll(callsIn(block.group(1)));
    }
    Matcher inline = INLINE.matcher(OTHER_BLOCK.matcher(page).replaceAll(""));
    while (inline.find()) {
      calls.add("./patchbridge " + inline.group(1));
    }
    return calls;
  }

  private static List<String> callsIn(String block) {
    return ShellLines.commands(block).stream()
        .filter(line -> LAUNCHERS.contains(ShellLines.words(line).stream().findFirst().orElse("")))
        .toList();
  }

  private static List<String> mistakesOf(String where, String call) {
    List<String> words = ShellLines.words(call);
    String[] arguments = words.subList(1, words.size()).toArray(String[]::new);
    if (Stream.of(arguments).anyMatch(CommandsOfTheManualTest::isAPlaceholder)) {
      return List.of();
    }
    try {
      program().parseArgs(arguments);
      return List.of();
    } catch (ParameterException e) {
      return List.of(where + ": " + call + ": " + e.getMessage());
    }
  }

  /** COMMAND in "COMMAND --help" and the like; variables of a shell stand for numbers, too. */
  private static boolean isAPlaceholder(String word) {
    return word.equals("COMMAND") || word.contains("$");
  }

  private static CommandLine program() {
    Locale.setDefault(Locale.ROOT);
    return PatchBridgeMain.described();
  }
}
