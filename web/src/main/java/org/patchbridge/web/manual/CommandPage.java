package org.patchbridge.web.manual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** One command as a page: what it does, how it is called, what it takes, an example. */
final class CommandPage {
  private final CommandSpec command;

  CommandPage(CommandSpec command) {
    this.command = command;
  }

  /** Markdown, in the order of the command's help. */
  String text() {
    List<String> lines = new ArrayList<>();
    lines.add("# " + command.name());
    lines.add("");
    paragraphs(command.usageMessage().description()).forEach(lines::add);
    lines.addAll(List.of("", "```", synopsis(), "```"));
    List<PositionalParamSpec> taken =
        command.positionalParameters().stream().filter(each -> !each.hidden()).toList();
    if (!taken.isEmpty()) {
      lines.addAll(List.of("", "## What it takes", "", "| | |", "|---|---|"));
      taken.forEach(each -> lines.add(row(code(each.paramLabel()), each)));
    }
    lines.addAll(List.of("", "## Options", "", "| option | |", "|---|---|"));
    command.options().stream()
        .filter(option -> !option.hidden())
        .sorted((one, other) -> name(one).compareTo(name(other)))
        .forEach(option -> lines.add(row(names(option), option)));
    footer(lines);
    return String.join("\n", lines) + "\n";
  }

  private String synopsis() {
    return new Help(command, Help.defaultColorScheme(Help.Ansi.OFF)).synopsis(0).stripTrailing();
  }

  /** Examples stand in the footer, indented; what is not indented is text. */
  private void footer(List<String> lines) {
    boolean inCode = false;
    for (String line : text(command.usageMessage().footer()).toList()) {
      boolean isCode = line.startsWith("  ");
      if (isCode != inCode && !(line.isBlank() && inCode)) {
        lines.add(isCode ? "\n```sh" : "```\n");
        inCode = isCode;
      }
      lines.add(isCode ? line.strip() : line);
    }
    if (inCode) {
      lines.add("```");
    }
  }

  private static List<String> paragraphs(String[] description) {
    return text(description).map(CommandPage::plain).toList();
  }

  private static Stream<String> text(String[] lines) {
    return Arrays.stream(lines)
        .flatMap(line -> Stream.of(String.format(Locale.ROOT, line).split("\n", -1)));
  }

  private String row(String what, ArgSpec taken) {
    String told =
        text(taken.description()).map(CommandPage::plain).collect(Collectors.joining(" "));
    String needed = taken.required() ? " Required." : "";
    return "| " + what + " | " + filled(told, taken) + needed + " |";
  }

  /** picocli's own marks, which its help replaces, too. */
  private static String filled(String told, ArgSpec taken) {
    return told.replace("${DEFAULT-VALUE}", String.valueOf(taken.defaultValueString()))
        .replace("${COMPLETION-CANDIDATES}", candidates(taken));
  }

  private static String candidates(ArgSpec taken) {
    Iterable<String> candidates = taken.completionCandidates();
    List<String> all = new ArrayList<>();
    if (candidates != null) {
      candidates.forEach(all::add);
    }
    return String.join(", ", all);
  }

  private static String name(OptionSpec option) {
    return option.longestName();
  }

  private static String names(OptionSpec option) {
    String names = String.join(", ", option.names());
    boolean isFlag = option.arity().max() == 0;
    return code(isFlag ? names : names + " " + option.paramLabel());
  }

  private static String code(String text) {
    return "`" + text.replace("|", "\\|") + "`";
  }

  /** What Markdown would take for marks of its own. */
  private static String plain(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_");
  }
}
