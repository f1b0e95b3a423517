package org.patchbridge.report.plot;

import java.util.List;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.section.CellSection.Point;
import org.patchbridge.report.value.Numbers;

/**
 * A small curve as SVG inside the page; its colours come from the page's style sheet, so that they
 * follow light and dark. The axes carry the least and the largest value.
 */
public final class LinePlot {
  private static final double WIDTH = 320;
  private static final double HEIGHT = 168;
  private static final double LEFT = 46;
  private static final double RIGHT = 312;
  private static final double TOP = 26;
  private static final double BOTTOM = 134;
  private static final double MARK_RADIUS = 2.6;

  private final String heading;
  private final List<Point> curve;
  private final double low;
  private final double high;
  private final double first;
  private final double last;
  private final Element svg;

  /**
   * @param curve at least one point, ascending in x
   */
  public LinePlot(String heading, List<Point> curve) {
    this.heading = heading;
    this.curve = curve;
    this.low = curve.stream().mapToDouble(Point::y).min().orElseThrow();
    this.high = curve.stream().mapToDouble(Point::y).max().orElseThrow();
    this.first = curve.get(0).x();
    this.last = curve.get(curve.size() - 1).x();
    this.svg =
        Element.of("svg")
            .with("viewbox", "0 0 " + SvgText.number(WIDTH) + " " + SvgText.number(HEIGHT));
  }

  /**
   * Shades positions of the horizontal axis, each one wide, neighbours together.
   *
   * @param positions ascending
   */
  public LinePlot shade(List<Integer> positions) {
    for (int k = 0; k < positions.size(); k++) {
      int from = k;
      while (k + 1 < positions.size() && positions.get(k + 1) == positions.get(k) + 1) {
        k++;
      }
      double left = Math.max(LEFT, x(positions.get(from) - 0.5));
      double right = Math.min(RIGHT, x(positions.get(k) + 0.5));
      svg.add(
          Element.of("rect")
              .with("class", "estimated")
              .with("x", SvgText.number(left))
              .with("y", SvgText.number(TOP))
              .with("width", SvgText.number(Math.max(1, right - left)))
              .with("height", SvgText.number(BOTTOM - TOP)));
    }
    return this;
  }

  /**
   * @param decimals of the labels on the horizontal axis
   */
  public Element render(String horizontal, String vertical, int decimals, List<Point> marks) {
    String path =
        SvgText.outline(
            curve.stream().map(point -> new double[] {x(point.x()), y(point.y())}).toList());
    svg.add(Element.of("path").with("class", "frame").with("d", frame()));
    svg.add(Element.of("path").with("class", "trace").with("d", path));
    for (Point mark : marks) {
      svg.add(
          Element.of("circle")
              .with("class", "spike")
              .with("cx", SvgText.number(x(mark.x())))
              .with("cy", SvgText.number(y(mark.y())))
              .with("r", SvgText.number(MARK_RADIUS)));
    }
    text(heading, 0, 12, "start", "heading");
    text(vertical, LEFT - 6, (TOP + BOTTOM) / 2 + 4, "end", "label");
    text(Numbers.significant(high), LEFT - 6, TOP + 8, "end", "label");
    if (high > low) {
      text(Numbers.significant(low), LEFT - 6, BOTTOM, "end", "label");
    }
    text(Numbers.decimal(first, decimals), LEFT, BOTTOM + 14, "start", "label");
    text(Numbers.decimal(last, decimals), RIGHT, BOTTOM + 14, "end", "label");
    text(horizontal, (LEFT + RIGHT) / 2, BOTTOM + 14, "middle", "label");
    return svg;
  }

  private static String frame() {
    return "M"
        + SvgText.number(LEFT)
        + " "
        + SvgText.number(TOP)
        + "V"
        + SvgText.number(BOTTOM)
        + "H"
        + SvgText.number(RIGHT);
  }

  private double x(double value) {
    return last > first ? LEFT + (RIGHT - LEFT) * (value - first) / (last - first) : LEFT;
  }

  private double y(double value) {
    double part = high > low ? (value - low) / (high - low) : 0.5;
    return BOTTOM - 2 - (BOTTOM - TOP - 4) * part;
  }

  private void text(String text, double x, double y, String anchor, String style) {
    svg.add(SvgText.of(text, style, x, y, anchor));
  }
}
