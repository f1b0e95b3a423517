package org.patchbridge.inspection;

import java.util.ArrayList;
import java.util.List;
import org.patchbridge.figure.Printable;

/** Text broken into lines that fit a narrow terminal. A word that is longer stays whole. */
final class Paragraph {
  static final int WIDTH = 88;

  private Paragraph() {}

  /** Lines with this indent, made safe to print; the ones after the first are indented further. */
  static List<String> lines(String text, String indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(indent);
    boolean empty = true;
    for (String word : Printable.of(text).split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(indent).append("  ");
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString());
    return lines;
  }
}
