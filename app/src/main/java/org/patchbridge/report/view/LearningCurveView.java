package org.patchbridge.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;
import org.patchbridge.report.page.Figure;
import org.patchbridge.report.page.MetricCell;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.page.Table;
import org.patchbridge.report.section.LearningCurveSection;
import org.patchbridge.report.section.LearningCurveSection.Share;
import org.patchbridge.report.section.LearningCurveSection.Size;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.Numbers;

/** Two curves with intervals, and the difference between them. */
final class LearningCurveView implements SectionView<LearningCurveSection> {
  /** The second curve is drawn so much to the right, or intervals would hide each other. */
  private static final double ASIDE = 1.035;

  @Override
  public List<Node> render(LearningCurveSection section, Numbering numbering) {
    Figure figure =
        new Figure(
            "learning-curve",
            "Macro-F1 of human test cells against the number of human training cells (logarithmic),"
                + " with 95 % intervals; the last point has all. The second curve stands slightly"
                + " to the right.");
    figure.parameter("ticks", section.sizes().stream().map(LearningCurveView::tick).toList());
    for (Size size : section.sizes()) {
      mark(figure, section.alone(), size, 1, size.alone());
      mark(figure, section.withMouse(), size, ASIDE, size.withMouse());
    }
    List<Node> nodes = new ArrayList<>(figure.renderIfAnyRow(numbering));
    nodes.add(table(section, numbering));
    return nodes;
  }

  private static long tick(Size size) {
    return Math.round(size.trainingCells());
  }

  private static void mark(
      Figure figure, String model, Size size, double aside, Optional<Estimate> macroF1) {
    macroF1.ifPresent(
        estimate ->
            figure.row(
                Map.of(
                    "model", model,
                    "cells", size.trainingCells(),
                    "at", size.trainingCells() * aside,
                    "value", estimate.value(),
                    "low", estimate.low(),
                    "high", estimate.high())));
  }

  private static Node table(LearningCurveSection section, Numbering numbering) {
    Table table =
        Table.captioned("Macro-F1 by the number of human training cells, and what mouse cells add.")
            .text("Human training cells")
            .number("Runs")
            .number(section.alone())
            .number(section.withMouse())
            .number("Difference");
    for (Size size : section.sizes()) {
      String all = size.share() == Share.ALL ? "all, " : "";
      table.row(
          List.of(
              new Text(all + Numbers.count(tick(size)) + (all.isEmpty() ? "" : " on average")),
              new Text(Numbers.count(size.runs())),
              MetricCell.of(size.alone()),
              MetricCell.of(size.withMouse()),
              size.difference().map(MetricCell::difference).orElse(Element.of("span", "–"))),
          "");
    }
    return table.render(numbering);
  }
}
