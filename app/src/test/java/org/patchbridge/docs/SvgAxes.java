package org.patchbridge.docs;

import java.util.Arrays;
import java.util.Locale;

/** One pair of axes with lines, marks, shades and words, in data coordinates. */
final class SvgAxes {
  static final String INK = "#1b1d1f";
  static final String GREY = "#9aa0a6";
  static final String BLUE = "#0072b2";
  static final String ORANGE = "#d55e00";
  static final String GREEN = "#009e73";

  private static final double LEFT = 60;
  private static final double RIGHT = SvgFigure.AXES_WIDTH - 12;
  private static final double TOP = 28;
  private static final double BOTTOM = SvgFigure.HEIGHT - 42;
  private static final int TICKS = 4;

  private final StringBuilder body = new StringBuilder();
  private final String heading;
  private final String horizontal;
  private final String vertical;
  private final double[] x;
  private final double[] y;

  /**
   * @param x lowest and highest value of the horizontal axis
   * @param y the same of the vertical axis
   */
  SvgAxes(String heading, String horizontal, String vertical, double[] x, double[] y) {
    this.heading = heading;
    this.horizontal = horizontal;
    this.vertical = vertical;
    this.x = x;
    this.y = y;
  }

  /** Lowest and highest of all values, with a little room; NaN is left out. */
  static double[] range(double[]... values) {
    double[] all =
        Arrays.stream(values)
            .flatMapToDouble(Arrays::stream)
            .filter(v -> !Double.isNaN(v))
            .toArray();
    double low = Arrays.stream(all).min().orElse(0);
    double high = Arrays.stream(all).max().orElse(1);
    double room = high > low ? 0.06 * (high - low) : 1;
    return new double[] {low - room, high + room};
  }

  /** A line; broken where a value is NaN. */
  SvgAxes line(double[] xs, double[] ys, String colour) {
    return line(xs, ys, colour, 1.1);
  }

  SvgAxes line(double[] xs, double[] ys, String colour, double widthPx) {
    StringBuilder path = new StringBuilder();
    boolean down = false;
    for (int k = 0; k < xs.length; k++) {
      boolean drawn = !Double.isNaN(ys[k]) && xs[k] >= x[0] && xs[k] <= x[1];
      if (drawn) {
        path.append(down ? 'L' : 'M').append(px(xs[k])).append(' ').append(py(ys[k]));
      }
      down = drawn;
    }
    body.append("<path d=\"")
        .append(path)
        .append("\" fill=\"none\" stroke=\"")
        .append(colour)
        .append("\" stroke-width=\"")
        .append(number(widthPx))
        .append("\" stroke-linejoin=\"round\"/>\n");
    return this;
  }

  SvgAxes dot(double atX, double atY, String colour) {
    body.append(
        "<circle cx=\"%s\" cy=\"%s\" r=\"3.2\" fill=\"%s\"/>%n"
            .formatted(px(atX), py(atY), colour));
    return this;
  }

  /** A band over the whole height. */
  SvgAxes shade(double from, double to, String colour) {
    double left = Double.parseDouble(px(Math.max(from, x[0])));
    double right = Double.parseDouble(px(Math.min(to, x[1])));
    body.append(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\" opacity=\"0.14\"/>%n"
            .formatted(
                number(left),
                number(TOP),
                number(Math.max(1, right - left)),
                number(BOTTOM - TOP),
                colour));
    return this;
  }

  /** A word beside a point, moved by pixels. */
  SvgAxes word(
      double atX, double atY, String text, String colour, int moveX, int moveY, String anchor) {
    body.append(
        "<text x=\"%s\" y=\"%s\" fill=\"%s\" text-anchor=\"%s\">%s</text>%n"
            .formatted(
                number(Double.parseDouble(px(atX)) + moveX),
                number(Double.parseDouble(py(atY)) + moveY),
                colour,
                anchor,
                escaped(text)));
    return this;
  }

  void render(StringBuilder svg) {
    double step = step(y[1] - y[0]);
    for (double tick = Math.ceil(y[0] / step) * step; tick <= y[1]; tick += step) {
      svg.append(
          "<path d=\"M%s %sH%s\" stroke=\"#e6e8e6\"/><text x=\"%s\" y=\"%s\" text-anchor=\"end\" fill=\"#5a6168\">%s</text>%n"
              .formatted(
                  number(LEFT),
                  py(tick),
                  number(RIGHT),
                  number(LEFT - 5),
                  number(Double.parseDouble(py(tick)) + 4),
                  label(tick, step)));
    }
    step = step(x[1] - x[0]);
    for (double tick = Math.ceil(x[0] / step) * step; tick <= x[1]; tick += step) {
      svg.append(
          "<text x=\"%s\" y=\"%s\" text-anchor=\"middle\" fill=\"#5a6168\">%s</text>%n"
              .formatted(px(tick), number(BOTTOM + 15), label(tick, step)));
    }
    svg.append(
        "<path d=\"M%s %sV%sH%s\" fill=\"none\" stroke=\"#b9bdb9\"/>%n"
            .formatted(number(LEFT), number(TOP), number(BOTTOM), number(RIGHT)));
    svg.append(body);
    svg.append(
        "<text x=\"%s\" y=\"16\" font-weight=\"bold\">%s</text>%n"
            .formatted(number(LEFT), escaped(heading)));
    svg.append(
        "<text x=\"%s\" y=\"%s\" text-anchor=\"middle\">%s</text>%n"
            .formatted(number((LEFT + RIGHT) / 2), number(BOTTOM + 33), escaped(horizontal)));
    svg.append(
        "<text transform=\"translate(12 %s) rotate(-90)\" text-anchor=\"middle\">%s</text>%n"
            .formatted(number((TOP + BOTTOM) / 2), escaped(vertical)));
  }

  /** A round distance of ticks. */
  private static double step(double range) {
    double rough = range / TICKS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= rough) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  private static String label(double tick, double step) {
    int decimals = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
    String text = String.format(Locale.ROOT, "%." + decimals + "f", tick);
    return text.matches("-0(\\.0*)?") ? text.substring(1) : text.replace('-', '\u2212');
  }

  private String px(double value) {
    return number(LEFT + (value - x[0]) / (x[1] - x[0]) * (RIGHT - LEFT));
  }

  private String py(double value) {
    return number(BOTTOM - (value - y[0]) / (y[1] - y[0]) * (BOTTOM - TOP));
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
