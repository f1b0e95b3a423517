package org.patchbridge.report.plot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.section.CellSection.Point;
import org.patchbridge.report.value.Estimate;

/**
 * A plot area with linear scales inside an SVG whose colours come from the page's style sheet, so
 * that they follow light and dark.
 */
final class PlotFrame {
  private final Element svg;
  private final Box box;
  private final Range horizontal;
  private final Range vertical;

  /** The plot area in the units of the SVG. */
  record Box(double left, double right, double top, double bottom) {}

  /** What the plot area shows of an axis. */
  record Range(double low, double high) {

    /** The part of the whole range where a value lies, 0 to 1; the middle of an empty range. */
    double part(double value) {
      return high > low ? (value - low) / (high - low) : 0.5;
    }
  }

  private PlotFrame(Element svg, Box box, Range horizontal, Range vertical) {
    this.svg = svg;
    this.box = box;
    this.horizontal = horizontal;
    this.vertical = vertical;
  }

  static PlotFrame of(double width, double height, Box box, Range horizontal, Range vertical) {
    Element svg =
        Element.of("svg")
            .with("viewbox", "0 0 " + SvgText.number(width) + " " + SvgText.number(height));
    return new PlotFrame(svg, box, horizontal, vertical);
  }

  /** Another plot area in the same SVG. */
  PlotFrame beside(Box other, Range otherHorizontal, Range otherVertical) {
    return new PlotFrame(svg, other, otherHorizontal, otherVertical);
  }

  Element svg() {
    return svg;
  }

  Box box() {
    return box;
  }

  double x(double value) {
    double part = Math.max(0, Math.min(1, horizontal.part(value)));
    return box.left() + (box.right() - box.left()) * part;
  }

  double y(double value) {
    return box.bottom() - (box.bottom() - box.top()) * vertical.part(value);
  }

  /** Left and lower edge. */
  PlotFrame axes() {
    return path(
        "frame",
        "",
        "M"
            + SvgText.number(box.left())
            + " "
            + SvgText.number(box.top())
            + "V"
            + SvgText.number(box.bottom())
            + "H"
            + SvgText.number(box.right()));
  }

  /**
   * @param style CSS; empty for what the class says
   */
  PlotFrame curve(String name, String style, List<Point> points) {
    return points.isEmpty() ? this : path(name, style, SvgText.outline(places(points)));
  }

  /** The area between two curves over the same places. */
  PlotFrame band(String name, String style, List<Point> lower, List<Point> upper) {
    if (lower.isEmpty()) {
      return this;
    }
    List<Point> back = new ArrayList<>(lower);
    Collections.reverse(back);
    List<double[]> around = new ArrayList<>(places(upper));
    around.addAll(places(back));
    return path(name, style, SvgText.outline(around) + "Z");
  }

  private List<double[]> places(List<Point> points) {
    return points.stream().map(point -> new double[] {x(point.x()), y(point.y())}).toList();
  }

  private PlotFrame path(String name, String style, String outline) {
    Element path = Element.of("path").with("class", name).with("d", outline);
    svg.add(style.isEmpty() ? path : path.with("style", style));
    return this;
  }

  /** A rectangle in the units of the axes, at least a hair wide. */
  PlotFrame rectangle(String name, String style, Range across, Range along) {
    double left = x(across.low());
    double top = y(along.high());
    Element rectangle =
        Element.of("rect")
            .with("class", name)
            .with("x", SvgText.number(left))
            .with("y", SvgText.number(top))
            .with("width", SvgText.number(Math.max(0.6, x(across.high()) - left)))
            .with("height", SvgText.number(Math.max(0.4, y(along.low()) - top)));
    svg.add(style.isEmpty() ? rectangle : rectangle.with("style", style));
    return this;
  }

  /** A line in the units of the SVG. */
  PlotFrame line(String name, String style, Point from, Point to) {
    Element line =
        Element.of("line")
            .with("class", name)
            .with("x1", SvgText.number(from.x()))
            .with("y1", SvgText.number(from.y()))
            .with("x2", SvgText.number(to.x()))
            .with("y2", SvgText.number(to.y()));
    svg.add(style.isEmpty() ? line : line.with("style", style));
    return this;
  }

  /** A point with its upright interval, as one mark. */
  Element interval(double at, Estimate estimate, double radius) {
    String x = SvgText.number(x(at));
    return Element.of(
            "g",
            Element.of("line")
                .with("class", "interval-line")
                .with("x1", x)
                .with("x2", x)
                .with("y1", SvgText.number(y(estimate.low())))
                .with("y2", SvgText.number(y(estimate.high()))),
            Element.of("circle")
                .with("class", "point")
                .with("cx", x)
                .with("cy", SvgText.number(y(estimate.value())))
                .with("r", SvgText.number(radius)))
        .with("class", "mark");
  }

  PlotFrame dots(String name, double radius, List<Point> points) {
    for (Point point : points) {
      svg.add(
          Element.of("circle")
              .with("class", name)
              .with("cx", SvgText.number(x(point.x())))
              .with("cy", SvgText.number(y(point.y())))
              .with("r", SvgText.number(radius)));
    }
    return this;
  }

  /**
   * @param at in the units of the SVG
   * @param anchor start, middle or end
   */
  PlotFrame text(String name, String anchor, Point at, String text) {
    svg.add(SvgText.of(text, name, at.x(), at.y(), anchor));
    return this;
  }
}
