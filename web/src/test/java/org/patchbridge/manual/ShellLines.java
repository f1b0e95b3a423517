package org.patchbridge.manual;

import java.util.ArrayList;
import java.util.List;

/** Commands of a shell block, as words; as much of the shell as the documentation uses. */
final class ShellLines {
  private ShellLines() {}

  /** Lines that end in a backslash joined, comments and empty lines left out. */
  static List<String> commands(String block) {
    return block
        .replaceAll("\\\\\n\\s*", " ")
        .lines()
        .map(ShellLines::withoutComment)
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static String withoutComment(String line) {
    return line.replaceFirst("(^|\\s)#.*$", "");
  }

  /** Words up to a pipe or a redirection; quotes are taken off. */
  static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    boolean inWord = false;
    for (char letter : command.toCharArray()) {
      if (quote == 0 && (letter == '|' || letter == '>' || letter == '&' || letter == ';')) {
        break;
      }
      if (quote == 0 && (letter == '"' || letter == '\'')) {
        quote = letter;
        inWord = true;
      } else if (letter == quote) {
        quote = 0;
      } else if (quote == 0 && letter == ' ') {
        if (inWord) {
          words.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
      } else {
        word.append(letter);
        inWord = true;
      }
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }
}
