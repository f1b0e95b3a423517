package org.patchbridge.report.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Text;
import org.patchbridge.report.value.Estimate;

/**
 * One line a name with one or more marks, each a value with its interval, over a shared axis;
 * vertical lines stand for what the marks are to be compared with.
 */
public final class IntervalPlot {
  private static final double MARGIN = 12;
  private static final double AXIS = 34;
  private static final double RADIUS = 4;
  private static final int MOST_TICKS = 6;

  /** Of the sans-serif face at the size of the style sheet. */
  private static final double LETTER = 5.7;

  private final double width;
  private final double labels;
  private final double height;
  private final List<Row> rows = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private double low;
  private double high;
  private String axis = "";

  /** How a value is drawn. */
  public enum Shape {
    CIRCLE,
    TRIANGLE,
    DIAMOND,
    /** From zero to the value. */
    BAR
  }

  /**
   * One value.
   *
   * @param colour CSS colour
   * @param filled hollow marks are of less weight
   * @param words told where the pointer rests
   */
  public record Mark(Estimate estimate, Shape shape, String colour, boolean filled, String words) {

    /** A filled circle. */
    public static Mark of(Estimate estimate, String colour, String words) {
      return new Mark(estimate, Shape.CIRCLE, colour, true, words);
    }

    /** A filled circle in the colour of emphasis. */
    public static Mark of(Estimate estimate, String words) {
      return of(estimate, "var(--accent)", words);
    }
  }

  /**
   * @param data attributes of the line, by their names
   */
  private record Row(String label, List<Mark> marks, Map<String, String> data) {}

  private record Line(double at, String style, String words) {}

  private IntervalPlot(double width, double labels, double height) {
    this.width = width;
    this.labels = labels;
    this.height = height;
  }

  /**
   * @param width of the drawing
   * @param labels of it for the names
   * @param height of a line
   */
  public static IntervalPlot of(double width, double labels, double height) {
    return new IntervalPlot(width, labels, height);
  }

  /** Names the axis and says what it shows at least; marks and lines outside widen it. */
  public IntervalPlot axis(String name, double from, double to) {
    this.axis = name;
    this.low = from;
    this.high = to;
    return this;
  }

  public IntervalPlot row(String label, List<Mark> marks) {
    return row(label, marks, Map.of());
  }

  /**
   * @param data attributes of the line, by their names
   */
  public IntervalPlot row(String label, List<Mark> marks, Map<String, String> data) {
    rows.add(new Row(label, List.copyOf(marks), data));
    for (Mark mark : marks) {
      show(mark.estimate().low());
      show(mark.estimate().high());
      show(mark.estimate().value());
    }
    return this;
  }

  /** A vertical line through all rows. */
  public IntervalPlot line(double at, String style, String words) {
    lines.add(new Line(at, style, words));
    show(at);
    return this;
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  private void show(double value) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }

  public Element render() {
    double bottom = rows.size() * height + 4;
    PlotFrame frame =
        PlotFrame.of(
            width,
            bottom + AXIS,
            new PlotFrame.Box(labels + MARGIN, width - MARGIN, 0, bottom),
            new PlotFrame.Range(low, high),
            new PlotFrame.Range(0, 1));
    drawAxis(frame, bottom);
    for (Line line : lines) {
      double x = frame.x(line.at());
      frame.svg().add(titled(vertical(line.style(), x, bottom), line.words()));
    }
    for (int r = 0; r < rows.size(); r++) {
      frame.svg().add(row(rows.get(r), frame, 2 + height * r));
    }
    return frame.svg();
  }

  private void drawAxis(PlotFrame frame, double bottom) {
    Ticks ticks = new Ticks(low, high, MOST_TICKS);
    for (double place : ticks.places()) {
      double x = frame.x(place);
      frame.svg().add(vertical("grid", x, bottom));
      frame.svg().add(SvgText.of(ticks.label(place), "label", x, bottom + 13, "middle"));
    }
    frame.svg().add(SvgText.of(axis, "label", (labels + width) / 2, bottom + 28, "middle"));
  }

  private static Element vertical(String style, double x, double bottom) {
    return Element.of("line")
        .with("class", style)
        .with("x1", SvgText.number(x))
        .with("x2", SvgText.number(x))
        .with("y1", "0.0")
        .with("y2", SvgText.number(bottom));
  }

  private Element row(Row row, PlotFrame frame, double top) {
    Element group = Element.of("g").with("class", "row");
    row.data().forEach(group::with);
    double middle = top + height / 2;
    if (labels > 0) {
      group.add(
          titled(
              SvgText.of(shortened(row.label()), "name", labels, middle + 4, "end"), row.label()));
    }
    double step = height / (row.marks().size() + 1);
    for (int m = 0; m < row.marks().size(); m++) {
      Mark mark = row.marks().get(m);
      double y = row.marks().size() == 1 ? middle : top + step * (m + 1);
      group.add(titled(mark(mark, frame, y), mark.words()));
    }
    return group;
  }

  private String shortened(String label) {
    int most = (int) (labels / LETTER);
    return label.length() > most ? label.substring(0, Math.max(1, most - 1)) + "\u2026" : label;
  }

  private static Element mark(Mark mark, PlotFrame frame, double y) {
    Element group = Element.of("g").with("class", "mark").with("style", "color:" + mark.colour());
    double x = frame.x(mark.estimate().value());
    if (mark.shape() == Shape.BAR) {
      double zero = frame.x(0);
      group.add(
          Element.of("rect")
              .with("class", mark.filled() ? "beam" : "pale beam")
              .with("x", SvgText.number(Math.min(zero, x)))
              .with("width", SvgText.number(Math.max(0.5, Math.abs(x - zero))))
              .with("y", SvgText.number(y - RADIUS))
              .with("height", SvgText.number(2 * RADIUS)));
    }
    if (mark.estimate().interval().isPresent()) {
      group.add(
          Element.of("line")
              .with("class", "interval-line")
              .with("x1", SvgText.number(frame.x(mark.estimate().low())))
              .with("x2", SvgText.number(frame.x(mark.estimate().high())))
              .with("y1", SvgText.number(y))
              .with("y2", SvgText.number(y)));
    }
    if (mark.shape() != Shape.BAR) {
      group.add(
          Element.of("path")
              .with("class", mark.filled() ? "point" : "hollow point")
              .with("d", outline(mark.shape(), x, y)));
    }
    return group;
  }

  private static String outline(Shape shape, double x, double y) {
    String at = SvgText.number(x) + " " + SvgText.number(y);
    return switch (shape) {
      case TRIANGLE -> "M" + at + "m0 -4.6l4.4 7.6h-8.8z";
      case DIAMOND -> "M" + at + "m0 -5l5 5l-5 5l-5 -5z";
      default -> "M" + at + "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z";
    };
  }

  static Element titled(Element element, String words) {
    return words.isEmpty() ? element : element.add(Element.of("title").add(new Text(words)));
  }
}
