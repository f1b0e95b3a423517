package org.patchbridge.report.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.plot.PlotFrame.Box;
import org.patchbridge.report.plot.PlotFrame.Range;
import org.patchbridge.report.section.CellSection.Point;
import org.patchbridge.report.section.EnvelopeSection.Chunk;
import org.patchbridge.report.section.EnvelopeSection.ClassBand;
import org.patchbridge.report.section.EnvelopeSection.FamilyEnvelope;
import org.patchbridge.report.value.Numbers;

/** One family of a cell over the bands of some classes. */
public final class EnvelopePlot {
  private static final double WIDTH = 320;
  private static final double HEIGHT = 186;
  private static final Box BOX = new Box(46, 312, 42, 146);

  /** About as many letters of a label as fit into the whole width. */
  private static final int LETTERS = 48;

  private final FamilyEnvelope family;

  public EnvelopePlot(FamilyEnvelope family) {
    this.family = family;
  }

  public Element render() {
    Range vertical = vertical();
    PlotFrame frame =
        PlotFrame.of(WIDTH, HEIGHT, BOX, new Range(-0.5, family.values().size() - 0.5), vertical);
    frame.text("heading", "start", new Point(0, 12), family.family());
    for (Chunk chunk : family.chunks()) {
      chunk(frame, chunk);
    }
    frame
        .axes()
        .text("label", "end", new Point(40, 90), family.unit())
        .text("label", "end", new Point(40, 50), Numbers.significant(vertical.high()))
        .text("label", "end", new Point(40, 146), Numbers.significant(vertical.low()))
        .text("label", "middle", new Point(179, 164), family.axis());
    return frame.svg();
  }

  private void chunk(PlotFrame frame, Chunk chunk) {
    int to = chunk.from() + chunk.length();
    for (ClassBand band : family.bands()) {
      String colour = ClassColour.of(band.subclass());
      frame.band(
          "band",
          "fill: " + colour,
          points(band.low(), chunk.from(), to),
          points(band.high(), chunk.from(), to));
    }
    for (ClassBand band : family.bands()) {
      String colour = "stroke: " + ClassColour.of(band.subclass());
      frame.curve("median", colour, points(band.median(), chunk.from(), to));
    }
    frame.curve("cell-trace", "", points(family.values(), chunk.from(), to));
    if (chunk.from() > 0) {
      double x = frame.x(chunk.from() - 0.5);
      frame.line("frame", "", new Point(x, BOX.top()), new Point(x, BOX.bottom()));
    }
    double middle = (frame.x(chunk.from()) + frame.x(to - 1.0)) / 2;
    if (chunk.label().length() * family.chunks().size() <= LETTERS) {
      frame.text("label", "middle", new Point(middle, 34), chunk.label());
    }
  }

  /** What is defined of a part, over positions. */
  private static List<Point> points(List<Double> values, int from, int to) {
    List<Point> points = new ArrayList<>();
    for (int k = from; k < Math.min(to, values.size()); k++) {
      if (Double.isFinite(values.get(k))) {
        points.add(new Point(k, values.get(k)));
      }
    }
    return points;
  }

  private Range vertical() {
    var all =
        Stream.concat(
                Stream.of(family.values()),
                family.bands().stream().flatMap(band -> Stream.of(band.low(), band.high())))
            .flatMapToDouble(values -> values.stream().mapToDouble(value -> value))
            .filter(Double::isFinite)
            .summaryStatistics();
    return all.getCount() == 0 ? new Range(0, 0) : new Range(all.getMin(), all.getMax());
  }
}
