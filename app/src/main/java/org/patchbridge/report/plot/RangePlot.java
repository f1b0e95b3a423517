package org.patchbridge.report.plot;

import java.util.List;
import java.util.stream.DoubleStream;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.plot.PlotFrame.Box;
import org.patchbridge.report.plot.PlotFrame.Range;
import org.patchbridge.report.section.CellSection.Point;
import org.patchbridge.report.section.EvidenceSection.ClassRange;
import org.patchbridge.report.section.EvidenceSection.FeatureEvidence;
import org.patchbridge.report.value.Numbers;

/** One feature of a cell among the typical ranges of the subclasses. */
public final class RangePlot {
  private static final double WIDTH = 320;
  private static final double LEFT = 96;
  private static final double RIGHT = 308;
  private static final double TOP = 34;
  private static final double ROW = 15;
  private static final double TICK = 4;

  /** Space on both sides of the outermost range. */
  private static final double MARGIN = 0.05;

  private final FeatureEvidence feature;

  public RangePlot(FeatureEvidence feature) {
    this.feature = feature;
  }

  public Element render() {
    List<ClassRange> ranges = feature.ranges();
    double bottom = TOP + ROW * ranges.size();
    PlotFrame frame =
        PlotFrame.of(
            WIDTH, bottom + 22, new Box(LEFT, RIGHT, TOP, bottom), shown(), new Range(0, 1));
    frame.text("heading", "start", new Point(0, 12), feature.feature());
    frame.text(
        "label",
        "start",
        new Point(0, 25),
        Numbers.quantity(feature.value(), feature.unit())
            + ", evidence "
            + Numbers.logOdds(feature.evidence()));
    for (int k = 0; k < ranges.size(); k++) {
      row(frame, ranges.get(k), TOP + ROW * (k + 0.5));
    }
    double cell = frame.x(feature.value());
    frame.line("here", "", new Point(cell, TOP - 3), new Point(cell, bottom));
    frame.text("label", "start", new Point(LEFT, bottom + 14), bound(shown().low()));
    frame.text("label", "end", new Point(RIGHT, bottom + 14), bound(shown().high()));
    return frame.svg();
  }

  private void row(PlotFrame frame, ClassRange range, double y) {
    String colour = "stroke: " + ClassColour.of(range.subclass());
    double median = frame.x(range.median());
    frame
        .text("label", "end", new Point(LEFT - 8, y + 3.5), shortened(range.subclass()))
        .line(
            "range",
            colour,
            new Point(frame.x(range.low()), y),
            new Point(frame.x(range.high()), y))
        .line("median", colour, new Point(median, y - TICK), new Point(median, y + TICK));
  }

  /** The table has the whole name. */
  private static String shortened(String name) {
    return name.length() > 15 ? name.substring(0, 14) + "\u2026" : name;
  }

  private String bound(double value) {
    return Numbers.quantity(value, feature.unit());
  }

  private Range shown() {
    DoubleStream all =
        DoubleStream.concat(
            DoubleStream.of(feature.value()),
            feature.ranges().stream()
                .flatMapToDouble(range -> DoubleStream.of(range.low(), range.high())));
    var statistics = all.summaryStatistics();
    double margin = MARGIN * (statistics.getMax() - statistics.getMin());
    return new Range(statistics.getMin() - margin, statistics.getMax() + margin);
  }
}
