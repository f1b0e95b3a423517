package org.patchbridge.report.shape;

import java.util.Locale;
import java.util.Optional;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.plot.SvgText;
import org.patchbridge.report.section.ShapeSection.Diagram;
import org.patchbridge.report.section.ShapeSection.Loop;

/** The loops of a persistence diagram over the band that the draw of donors explains. */
final class DiagramPlot {
  private static final double SIDE = 340;
  private static final double LEFT = 34;
  private static final double FOOT = 24;
  private static final double TOP = 8;

  private final double greatest;

  private DiagramPlot(double greatest) {
    this.greatest = greatest;
  }

  /**
   * @param greatest death on the axes: the same for plots that stand side by side
   */
  static Element of(Diagram diagram, double greatest) {
    DiagramPlot plot = new DiagramPlot(greatest > 0 ? greatest : 1);
    Element svg =
        Element.of("svg").with("viewbox", "0 0 " + (LEFT + SIDE + TOP) + " " + (SIDE + FOOT + TOP));
    plot.band(diagram.band()).ifPresent(svg::add);
    svg.add(
        Element.of("path")
            .with(
                "d",
                "M"
                    + plot.at(0, plot.greatest)
                    + "L"
                    + plot.at(0, 0)
                    + "L"
                    + plot.at(plot.greatest, 0)
                    + "M"
                    + plot.at(0, 0)
                    + "L"
                    + plot.at(plot.greatest, plot.greatest))
            .with("style", "fill:none;stroke:var(--dim)"));
    for (Loop loop : diagram.longest()) {
      svg.add(
          Element.of("circle")
              .with("cx", SvgText.number(plot.x(loop.birth())))
              .with("cy", SvgText.number(plot.y(loop.death())))
              .with("r", "2.6")
              .with("style", "fill:none;stroke:var(--accent);stroke-width:1.2"));
    }
    svg.add(text("birth", LEFT + SIDE / 2, TOP + SIDE + 18, "middle"));
    svg.add(text("death", LEFT + 6, TOP + 10, "start"));
    svg.add(text("0", LEFT, TOP + SIDE + 18, "middle"));
    svg.add(
        text(
            String.format(Locale.ROOT, "%.3g", plot.greatest),
            LEFT + SIDE,
            TOP + SIDE + 18,
            "end"));
    return svg;
  }

  private Optional<Element> band(Optional<Double> width) {
    return width.map(
        each ->
            Element.of("path")
                .with(
                    "d",
                    "M"
                        + at(0, 0)
                        + "L"
                        + at(greatest, greatest)
                        + "L"
                        + at(Math.max(0, greatest - each), greatest)
                        + "L"
                        + at(0, Math.min(greatest, each))
                        + "Z")
                .with("style", "fill:var(--faint)"));
  }

  private String at(double birth, double death) {
    return SvgText.number(x(birth)) + " " + SvgText.number(y(death));
  }

  private double x(double value) {
    return LEFT + value / greatest * SIDE;
  }

  private double y(double value) {
    return TOP + SIDE - value / greatest * SIDE;
  }

  private static Element text(String words, double x, double y, String anchor) {
    return Element.of("text", words)
        .with("class", "label")
        .with("x", SvgText.number(x))
        .with("y", SvgText.number(y))
        .with("text-anchor", anchor);
  }
}
