package org.patchbridge.report.plot;

import java.util.ArrayList;
import java.util.List;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.section.CellSection.Point;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.Numbers;

/** Curves with intervals over a logarithmic axis of counts. */
public final class CurvesPlot {
  private static final double RADIUS = 4;
  private static final double WIDTH = 520;
  private static final double HEIGHT = 300;
  private static final PlotFrame.Box BOX = new PlotFrame.Box(44, 508, 10, 254);

  private final String across;
  private final String upwards;
  private final List<Series> all = new ArrayList<>();

  /**
   * @param at above 0
   */
  public record At(double at, Estimate estimate) {}

  private record Series(String name, String colour, List<At> points) {}

  public CurvesPlot(String across, String upwards) {
    this.across = across;
    this.upwards = upwards;
  }

  /** Curves without a point are left out. */
  public CurvesPlot series(String name, String colour, List<At> points) {
    if (!points.isEmpty()) {
      all.add(new Series(name, colour, List.copyOf(points)));
    }
    return this;
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  public Element render() {
    List<At> points = all.stream().flatMap(each -> each.points().stream()).toList();
    double low = points.stream().mapToDouble(each -> each.estimate().low()).min().orElse(0);
    double high = points.stream().mapToDouble(each -> each.estimate().high()).max().orElse(1);
    double first = points.stream().mapToDouble(At::at).min().orElse(1);
    double last = points.stream().mapToDouble(At::at).max().orElse(2);
    PlotFrame frame =
        PlotFrame.of(
            WIDTH,
            HEIGHT,
            BOX,
            new PlotFrame.Range(Math.log(first) - 0.05, Math.log(last) + 0.05),
            new PlotFrame.Range(low - 0.02, high + 0.02));
    Ticks ticks = new Ticks(low, high, 6);
    for (double place : ticks.places()) {
      double y = frame.y(place);
      frame.line("grid", "", new Point(BOX.left(), y), new Point(BOX.right(), y));
      frame.text("label", "end", new Point(BOX.left() - 6, y + 3.5), ticks.label(place));
    }
    all.get(0).points().stream()
        .map(At::at)
        .forEach(
            at ->
                frame.text(
                    "label",
                    "middle",
                    new Point(frame.x(Math.log(at)), BOX.bottom() + 14),
                    Numbers.count(Math.round(at))));
    frame.text("label", "middle", new Point(WIDTH / 2, HEIGHT - 12), across);
    frame.text("label", "start", new Point(BOX.left() + 4, BOX.top() + 8), upwards);
    all.forEach(each -> draw(each, frame));
    return frame.svg();
  }

  private static void draw(Series series, PlotFrame frame) {
    frame.curve(
        "series",
        "stroke:" + series.colour(),
        series.points().stream()
            .map(each -> new Point(Math.log(each.at()), each.estimate().value()))
            .toList());
    for (At each : series.points()) {
      Element mark =
          frame
              .interval(Math.log(each.at()), each.estimate(), RADIUS)
              .with("style", "color:" + series.colour());
      frame
          .svg()
          .add(
              IntervalPlot.titled(
                  mark, series.name() + ": " + Numbers.metric(each.estimate().value())));
    }
  }
}
