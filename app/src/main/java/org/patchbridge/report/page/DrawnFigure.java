package org.patchbridge.report.page;

import java.util.List;
import java.util.Optional;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;
import org.patchbridge.report.plot.IntervalPlot;

/** A figure whose plots are drawn before the page is opened: it needs no script. */
public final class DrawnFigure {
  private DrawnFigure() {}

  /**
   * @param style class of the figure, for the style sheet
   * @param plots as SVG
   * @param caption also read aloud in place of the plots
   */
  public static Element of(
      String style,
      Optional<Element> legend,
      List<Element> plots,
      String caption,
      Numbering numbering) {
    return Element.of("figure")
        .add(legend.stream().toList())
        .add(
            Element.of("div")
                .add(plots)
                .with("class", "plot")
                .with("role", "img")
                .with("aria-label", caption))
        .add(caption(caption, numbering))
        .with("class", style);
  }

  /** One plot without a legend. */
  public static Element of(String style, Element plot, String caption, Numbering numbering) {
    return of(style, Optional.empty(), List.of(plot), caption, numbering);
  }

  /** None where the plot has no line. */
  public static List<Node> ofRows(
      String style, IntervalPlot plot, String caption, Numbering numbering) {
    return plot.isEmpty() ? List.of() : List.of(of(style, plot.render(), caption, numbering));
  }

  /** The next number and the words. */
  public static Element caption(String caption, Numbering numbering) {
    return Element.of(
        "figcaption",
        Element.of("b", "Figure " + numbering.nextFigure() + ". "),
        new Text(caption));
  }
}
