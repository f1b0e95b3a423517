package org.patchbridge.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.page.DrawnFigure;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.page.Table;
import org.patchbridge.report.plot.LinePlot;
import org.patchbridge.report.section.CellSection;
import org.patchbridge.report.section.CellSection.FamilyCurve;
import org.patchbridge.report.section.CellSection.Point;
import org.patchbridge.report.section.CellSection.SweepTrace;
import org.patchbridge.report.value.Numbers;

/** Sweeps with marked spikes, and every feature family on its own axis. */
final class CellView implements SectionView<CellSection> {
  /** Times of a shorter part of a sweep need more decimals. */
  private static final double SHORT_SECONDS = 0.5;

  /** IPFX's word for a sweep somewhat above rheobase. */
  private static final String HERO = "hero";

  @Override
  public List<Node> render(CellSection cell, Numbering numbering) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(
        Element.of(
            "p",
            cell.sweepsUsed()
                + " sweeps were analysed with preset "
                + cell.preset()
                + "; "
                + cell.families().stream().filter(each -> each.absence().isEmpty()).count()
                + " of "
                + cell.families().size()
                + " feature families are present."));
    if (!cell.sweeps().isEmpty()) {
      nodes.add(sweepFigure(cell.sweeps(), numbering));
      nodes.add(sweepTable(cell.sweeps(), numbering));
    }
    if (cell.families().stream().anyMatch(CellView::isDrawn)) {
      nodes.add(familyFigure(cell.families(), numbering));
    }
    nodes.add(familyTable(cell.families(), numbering));
    return nodes;
  }

  private static Node sweepFigure(List<SweepTrace> sweeps, Numbering numbering) {
    List<Element> plots =
        sweeps.stream()
            .filter(sweep -> !sweep.potential().isEmpty())
            .map(
                sweep ->
                    new LinePlot(sweepName(sweep), sweep.potential())
                        .render("s", "mV", decimals(sweep), sweep.thresholds()))
            .toList();
    return figure(
        plots,
        "Membrane potential of some sweeps. A mark stands at the threshold of each spike."
            + (sweeps.stream().anyMatch(sweep -> sweep.role().equals(HERO))
                ? " Hero is the sweep of 39 to 61 pA above rheobase, else the nearest to that."
                : ""),
        numbering);
  }

  private static int decimals(SweepTrace sweep) {
    List<Point> curve = sweep.potential();
    double seconds = curve.get(curve.size() - 1).x() - curve.get(0).x();
    return seconds < SHORT_SECONDS ? 3 : 1;
  }

  private static String sweepName(SweepTrace sweep) {
    return sweep.number()
        + ", "
        + sweep.role()
        + ", "
        + Numbers.decimal(sweep.amplitudePicoamps(), 0)
        + "\u00a0pA";
  }

  private static Node sweepTable(List<SweepTrace> sweeps, Numbering numbering) {
    Table table =
        Table.captioned("The sweeps of the figure.")
            .text("Sweep")
            .text("Shown as")
            .number("Current, pA")
            .number("Spikes");
    for (SweepTrace sweep : sweeps) {
      table.row(
          Integer.toString(sweep.number()),
          sweep.role(),
          Numbers.decimal(sweep.amplitudePicoamps(), 0),
          Numbers.count(sweep.spikes()));
    }
    return table.render(numbering);
  }

  private static Node familyFigure(List<FamilyCurve> families, Numbering numbering) {
    List<Element> plots = families.stream().filter(CellView::isDrawn).map(CellView::plot).toList();
    return figure(
        plots,
        "Feature families, each on its own axis: the position in the vector, which the table"
            + " explains, against the value. Shaded positions were not recorded but estimated from"
            + " their neighbours.",
        numbering);
  }

  private static boolean isDrawn(FamilyCurve family) {
    return family.values().stream().anyMatch(Double::isFinite);
  }

  private static Element plot(FamilyCurve family) {
    List<Point> curve =
        IntStream.range(0, family.values().size())
            .filter(k -> Double.isFinite(family.values().get(k)))
            .mapToObj(k -> new Point(k, family.values().get(k)))
            .toList();
    return new LinePlot(family.family(), curve)
        .shade(family.estimated())
        .render("position", unit(family), 0, List.of());
  }

  private static Node familyTable(List<FamilyCurve> families, Numbering numbering) {
    Table table =
        Table.captioned("Feature families.")
            .text("Family")
            .number("Values")
            .number("Estimated")
            .text("Unit")
            .text("Position in the vector, or why it is absent");
    for (FamilyCurve family : families) {
      boolean present = family.absence().isEmpty();
      table.row(
          family.family(),
          present ? Numbers.count(family.values().size()) : "absent",
          present ? Numbers.count(family.estimated().size()) : "",
          present ? unit(family) : "",
          family.absence().orElse(family.axis()));
    }
    return table.render(numbering);
  }

  private static String unit(FamilyCurve family) {
    return family.unit().equals("1") ? "" : family.unit();
  }

  private static Node figure(List<Element> plots, String caption, Numbering numbering) {
    return DrawnFigure.of("cell", Optional.empty(), plots, caption, numbering);
  }
}
