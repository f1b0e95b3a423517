package org.patchbridge.report.plot;

import java.util.Locale;
import org.patchbridge.report.html.Element;

/** Words and numbers in drawings. */
final class SvgText {
  private SvgText() {}

  /**
   * @param anchor which part of the words stands at the place: start, middle or end
   */
  static Element of(String text, String style, double x, double y, String anchor) {
    return Element.of("text", text)
        .with("class", style)
        .with("x", number(x))
        .with("y", number(y))
        .with("text-anchor", anchor);
  }

  /** A coordinate, to a tenth of a pixel. */
  static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /** A share, to a thousandth. */
  static String precise(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
