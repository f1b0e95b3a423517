package org.patchbridge.report.plot;

import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.patchbridge.report.html.Element;

/**
 * Many points in a plane, one path a colour: a point costs about ten bytes, so that thousands fit
 * into a page and need no script.
 */
public final class CloudPlot {
  private static final double MARGIN = 0.03;

  private final double side;
  private final double radius;
  private final Map<String, StringBuilder> outlines = new LinkedHashMap<>();
  private final double left;
  private final double top;
  private final double scale;

  /** A place in the plane, in no unit. */
  public record Place(double x, double y) {}

  /**
   * @param side of the drawing, a square around all places
   * @param all what is to fit in
   */
  public CloudPlot(double side, double radius, List<Place> all) {
    this.side = side;
    this.radius = radius;
    DoubleSummaryStatistics x = all.stream().mapToDouble(Place::x).summaryStatistics();
    DoubleSummaryStatistics y = all.stream().mapToDouble(Place::y).summaryStatistics();
    double range = Math.max(x.getMax() - x.getMin(), y.getMax() - y.getMin());
    double whole = range > 0 ? range * (1 + 2 * MARGIN) : 1;
    this.scale = side / whole;
    this.left = (x.getMin() + x.getMax() - whole) / 2;
    this.top = (y.getMin() + y.getMax() + whole) / 2;
  }

  /** Colours are drawn in the order in which they come first. */
  public CloudPlot point(Place place, String colour) {
    outlines
        .computeIfAbsent(colour, key -> new StringBuilder())
        .append('M')
        .append(SvgText.number((place.x() - left) * scale))
        .append(' ')
        .append(SvgText.number((top - place.y()) * scale))
        .append("h0");
    return this;
  }

  public Element render() {
    String size = SvgText.number(side);
    Element svg =
        Element.of("svg").with("viewbox", "0 0 " + size + " " + size).with("class", "cloud");
    outlines.forEach(
        (colour, outline) ->
            svg.add(
                Element.of("path")
                    .with("d", outline.toString())
                    .with(
                        "style",
                        "stroke:" + colour + ";stroke-width:" + SvgText.number(2 * radius))));
    return svg;
  }
}
