package org.patchbridge.report.plot;

import java.util.ArrayList;
import java.util.List;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.section.CellSection.Point;

/** One bar a name, made of parts that add up. */
public final class StackPlot {
  private static final double ROW = 20;
  private static final double MARGIN = 12;
  private static final double AXIS = 34;
  private static final double THICK = 13;

  private final double width;
  private final double labels;
  private final String axis;
  private final List<Bar> bars = new ArrayList<>();

  /**
   * @param opacity 0 to 1
   * @param words told where the pointer rests
   */
  public record Part(double size, String colour, double opacity, String words) {}

  private record Bar(String label, List<Part> parts) {
    double size() {
      return parts.stream().mapToDouble(Part::size).sum();
    }
  }

  /**
   * @param labels of the width for the names
   */
  public StackPlot(double width, double labels, String axis) {
    this.width = width;
    this.labels = labels;
    this.axis = axis;
  }

  public StackPlot bar(String label, List<Part> parts) {
    bars.add(new Bar(label, List.copyOf(parts)));
    return this;
  }

  public boolean isEmpty() {
    return bars.isEmpty();
  }

  public Element render() {
    double largest = bars.stream().mapToDouble(Bar::size).max().orElse(1);
    double bottom = bars.size() * ROW + 4;
    PlotFrame frame =
        PlotFrame.of(
            width,
            bottom + AXIS,
            new PlotFrame.Box(labels + MARGIN, width - MARGIN, 0, bottom),
            new PlotFrame.Range(0, Math.max(largest, 1e-9)),
            new PlotFrame.Range(0, 1));
    Ticks ticks = new Ticks(0, largest, 6);
    for (double place : ticks.places()) {
      double x = frame.x(place);
      frame.line("grid", "", point(x, 0), point(x, bottom));
      frame.text("label", "middle", point(x, bottom + 13), ticks.label(place));
    }
    frame.text("label", "middle", point((labels + width) / 2, bottom + 28), axis);
    for (int b = 0; b < bars.size(); b++) {
      draw(bars.get(b), frame, 2 + ROW * b);
    }
    return frame.svg();
  }

  private void draw(Bar bar, PlotFrame frame, double top) {
    frame.text("name", "end", point(labels, top + ROW / 2 + 4), bar.label());
    double from = 0;
    for (Part part : bar.parts()) {
      double left = frame.x(from);
      from += part.size();
      double gap = bar.parts().size() > 1 ? 0.8 : 0;
      frame
          .svg()
          .add(
              IntervalPlot.titled(
                  Element.of("rect")
                      .with("x", SvgText.number(left))
                      .with("width", SvgText.number(Math.max(0.4, frame.x(from) - left - gap)))
                      .with("y", SvgText.number(top + (ROW - THICK) / 2))
                      .with("height", SvgText.number(THICK))
                      .with(
                          "style",
                          "fill:" + part.colour() + ";opacity:" + SvgText.precise(part.opacity())),
                  part.words()));
    }
  }

  private static Point point(double x, double y) {
    return new Point(x, y);
  }
}
