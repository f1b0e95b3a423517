package org.patchbridge.report.plot;

import java.util.Locale;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.plot.PlotFrame.Box;
import org.patchbridge.report.plot.PlotFrame.Range;
import org.patchbridge.report.section.CellSection.Point;
import org.patchbridge.report.section.SaliencySection.Evidence;
import org.patchbridge.report.section.SaliencySection.SweepPanel;
import org.patchbridge.report.value.Numbers;

/** A part of a sweep above, its evidence below, both over the same time. */
public final class SaliencyPlot {
  private static final double WIDTH = 440;
  private static final double HEIGHT = 250;
  private static final Box TRACE = new Box(46, 432, 24, 150);
  private static final Box EVIDENCE = new Box(46, 432, 166, 220);
  private static final double MARK_RADIUS = 2.4;

  /** Shading of the strongest evidence. */
  private static final double DARKEST = 0.6;

  /** Shading of the weakest, so that it can be seen at all. */
  private static final double LIGHTEST = 0.06;

  /** Parts shorter than this are labelled in ms with a decimal, s. */
  private static final double SHORT_SECONDS = 0.1;

  private final SweepPanel panel;
  private final double largest;

  /**
   * @param largest evidence of all panels, by size
   */
  public SaliencyPlot(SweepPanel panel, double largest) {
    this.panel = panel;
    this.largest = largest;
  }

  public Element render() {
    Range time = new Range(panel.fromSeconds(), panel.toSeconds());
    Range potential = potential();
    PlotFrame trace = PlotFrame.of(WIDTH, HEIGHT, TRACE, time, potential);
    PlotFrame steps = trace.beside(EVIDENCE, time, new Range(-largest, largest));
    trace.text("heading", "start", new Point(0, 12), panel.name());
    for (Evidence piece : panel.evidence()) {
      Range across = new Range(piece.fromSeconds(), piece.toSeconds());
      String name = piece.logOdds() < 0 ? "against" : "for";
      trace.rectangle(name, opacity(piece), across, potential);
      steps.rectangle(
          name, "", across, new Range(Math.min(0, piece.logOdds()), Math.max(0, piece.logOdds())));
    }
    trace
        .axes()
        .curve("trace", "", panel.potential())
        .dots("spike", MARK_RADIUS, panel.thresholds())
        .text("label", "end", new Point(40, 32), Numbers.significant(potential.high()))
        .text("label", "end", new Point(40, 92), "mV")
        .text("label", "end", new Point(40, 150), Numbers.significant(potential.low()));
    double zero = steps.y(0);
    steps
        .line("frame", "", new Point(EVIDENCE.left(), zero), new Point(EVIDENCE.right(), zero))
        .text("label", "end", new Point(40, 172), Numbers.logOdds(largest))
        .text("label", "end", new Point(40, zero + 3), "0")
        .text("label", "end", new Point(40, 220), Numbers.logOdds(-largest));
    times(steps);
    return trace.svg();
  }

  private String opacity(Evidence piece) {
    double part = largest > 0 ? Math.abs(piece.logOdds()) / largest : 0;
    return String.format(Locale.ROOT, "fill-opacity: %.2f", LIGHTEST + (DARKEST - LIGHTEST) * part);
  }

  private void times(PlotFrame frame) {
    boolean isShort = panel.toSeconds() - panel.fromSeconds() < SHORT_SECONDS;
    double scale = isShort ? 1000 : 1;
    int decimals = isShort ? 1 : 2;
    double y = EVIDENCE.bottom() + 16;
    frame
        .text(
            "label",
            "start",
            new Point(EVIDENCE.left(), y),
            Numbers.decimal(scale * panel.fromSeconds(), decimals))
        .text(
            "label",
            "middle",
            new Point((EVIDENCE.left() + EVIDENCE.right()) / 2, y),
            isShort ? "ms in the sweep" : "s in the sweep")
        .text(
            "label",
            "end",
            new Point(EVIDENCE.right(), y),
            Numbers.decimal(scale * panel.toSeconds(), decimals));
  }

  private Range potential() {
    var values = panel.potential().stream().mapToDouble(Point::y).summaryStatistics();
    return values.getCount() == 0 ? new Range(0, 0) : new Range(values.getMin(), values.getMax());
  }
}
