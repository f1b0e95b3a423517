package org.patchbridge.report.plot;

import java.util.List;
import java.util.Locale;
import org.patchbridge.report.html.Element;

/** Words and numbers in drawings. */
public final class SvgText {
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
  public static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? whole(text) : text;
  }

  private static String whole(String text) {
    String number = text.substring(0, text.length() - 2);
    return number.equals("-0") ? "0" : number;
  }

  /**
   * A path along places, each to a tenth of a pixel. It is written as steps, which are short where
   * the places are close; they do not add up to an error, since they are between rounded places.
   *
   * @param places x and y each, at least one
   */
  static String outline(List<double[]> places) {
    long x = tenths(places.get(0)[0]);
    long y = tenths(places.get(0)[1]);
    StringBuilder path =
        new StringBuilder("M").append(number(x / 10.0)).append(' ').append(number(y / 10.0));
    String before = "l";
    for (double[] place : places.subList(1, places.size())) {
      path.append(step(before, tenths(place[0]) - x)).append(step(" ", tenths(place[1]) - y));
      before = " ";
      x = tenths(place[0]);
      y = tenths(place[1]);
    }
    return path.toString();
  }

  private static long tenths(double value) {
    return Math.round(value * 10);
  }

  /** Neither a zero before the point nor, before a minus, a space is needed. */
  private static String step(String before, long tenths) {
    String text = number(tenths / 10.0).replaceFirst("^(-?)0\\.", "$1.");
    return (text.startsWith("-") && before.equals(" ") ? "" : before) + text;
  }

  /** A share, to a thousandth. */
  static String precise(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
