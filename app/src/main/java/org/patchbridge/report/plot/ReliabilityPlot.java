package org.patchbridge.report.plot;

import java.util.List;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.section.CalibrationSection.ReliabilityBin;
import org.patchbridge.report.section.CellSection.Point;
import org.patchbridge.report.value.Numbers;

/** Share of right predictions against confidence, beside the diagonal where they agree. */
public final class ReliabilityPlot {
  private static final double WIDTH = 300;
  private static final double HEIGHT = 262;
  private static final PlotFrame.Box BOX = new PlotFrame.Box(38, 292, 6, 222);
  private static final double[] TICKS = {0, 0.25, 0.5, 0.75, 1};
  private static final double SMALLEST = 2.5;
  private static final double LARGEST = 5;

  private final List<ReliabilityBin> bins;

  public ReliabilityPlot(List<ReliabilityBin> bins) {
    this.bins = bins;
  }

  public Element render() {
    PlotFrame frame =
        PlotFrame.of(WIDTH, HEIGHT, BOX, new PlotFrame.Range(0, 1), new PlotFrame.Range(0, 1));
    for (double tick : TICKS) {
      double x = frame.x(tick);
      double y = frame.y(tick);
      frame.line("grid", "", new Point(x, BOX.top()), new Point(x, BOX.bottom()));
      frame.line("grid", "", new Point(BOX.left(), y), new Point(BOX.right(), y));
      frame.text("label", "middle", new Point(x, BOX.bottom() + 13), Numbers.decimal(tick, 2));
      frame.text("label", "end", new Point(BOX.left() - 5, y + 3.5), Numbers.decimal(tick, 2));
    }
    frame.text("label", "middle", new Point(165, HEIGHT - 8), "mean confidence");
    frame.text("label", "start", new Point(BOX.left() + 5, BOX.top() + 11), "accuracy");
    frame.line(
        "reference", "", new Point(frame.x(0), frame.y(0)), new Point(frame.x(1), frame.y(1)));
    frame.curve(
        "series",
        "",
        bins.stream().map(bin -> new Point(bin.meanConfidence(), bin.accuracy().value())).toList());
    long most = bins.stream().mapToLong(ReliabilityBin::predictions).max().orElse(1);
    bins.forEach(bin -> frame.svg().add(mark(bin, most, frame)));
    return frame.svg();
  }

  private static Element mark(ReliabilityBin bin, long most, PlotFrame frame) {
    double share = Math.sqrt(bin.predictions() / (double) most);
    Element mark =
        frame.interval(
            bin.meanConfidence(), bin.accuracy(), SMALLEST + (LARGEST - SMALLEST) * share);
    String words =
        "confidence "
            + Numbers.metric(bin.meanConfidence())
            + ", accuracy "
            + Numbers.metric(bin.accuracy().value())
            + ", "
            + Numbers.count(bin.predictions())
            + " predictions";
    return IntervalPlot.titled(mark, words);
  }
}
