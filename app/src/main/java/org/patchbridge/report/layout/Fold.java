package org.patchbridge.report.layout;

import java.util.List;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;

/** A part of the page that is closed until somebody wants it; open in print. */
final class Fold {
  private Fold() {}

  /**
   * @param level of the heading
   * @param hint what is inside, in a few words; may be empty
   */
  static Element of(int level, String title, String hint, List<? extends Node> content) {
    Element summary = Element.of("summary", Element.of("h" + Math.min(level, 6), title));
    if (!hint.isEmpty()) {
      summary.add(Element.of("span", hint).with("class", "hint"));
    }
    return Element.of("details", summary).add(content).with("class", "fold");
  }
}
