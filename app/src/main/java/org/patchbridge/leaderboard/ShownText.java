package org.patchbridge.leaderboard;

import java.util.regex.Pattern;

/** Texts of strangers, as they may stand on a page and in a table. */
final class ShownText {
  private static final int LONGEST = 120;
  private static final int LONGEST_SENTENCE = 500;

  /** What a spreadsheet takes for the beginning of a formula, blanks before it or not. */
  private static final Pattern FORMULA =
      Pattern.compile(
          "[\\s\\x00-\\x1f\\ufeff]*[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20\\u2212].*", Pattern.DOTALL);

  private ShownText() {}

  /**
   * One line of at most 120 characters: what controls a screen or turns the direction of writing is
   * replaced by U+FFFD, the rest of a long text by an ellipsis.
   */
  static String of(String text) {
    return of(text, LONGEST);
  }

  /** The same for a sentence that quotes what a file holds. */
  static String sentence(String text) {
    return of(text, LONGEST_SENTENCE);
  }

  private static String of(String text, int longest) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(longest + 1L)
        .map(c -> isHarmless(c) ? c : '\uFFFD')
        .forEach(shown::appendCodePoint);
    int characters = shown.codePointCount(0, shown.length());
    return characters > longest
        ? shown.substring(0, shown.offsetByCodePoints(0, longest - 1)) + "\u2026"
        : shown.toString();
  }

  private static boolean isHarmless(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** As a field of a table that a spreadsheet may open: an apostrophe before a formula. */
  static String field(String text) {
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }
}
