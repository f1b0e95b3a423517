package org.patchbridge.figure;

/** Text from a file, made safe to print: on a terminal, in a figure, in XML. */
public final class Printable {
  private static final char REPLACEMENT = '\uFFFD';

  private Printable() {}

  /**
   * The text with each control character, lone surrogate, non-character and character that turns
   * the direction of writing replaced by U+FFFD, so that no name in a file can send a terminal a
   * command or spoil an SVG.
   */
  public static String of(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(point -> safe.appendCodePoint(isPrintable(point) ? point : REPLACEMENT));
    return safe.toString();
  }

  private static boolean isPrintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
