package org.patchbridge.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;
import org.patchbridge.report.page.DrawnFigure;
import org.patchbridge.report.page.MetricCell;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.page.Table;
import org.patchbridge.report.plot.CurvesPlot;
import org.patchbridge.report.section.LearningCurveSection;
import org.patchbridge.report.section.LearningCurveSection.Share;
import org.patchbridge.report.section.LearningCurveSection.Size;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.MetricValue;
import org.patchbridge.report.value.Numbers;

/** Two curves with intervals, and the difference between them. */
final class LearningCurveView implements SectionView<LearningCurveSection> {
  /** The second curve is drawn so much to the right, or intervals would hide each other. */
  private static final double ASIDE = 1.035;

  @Override
  public List<Node> render(LearningCurveSection section, Numbering numbering) {
    String caption =
        "Macro-F1 of human test cells against the number of human training cells (logarithmic),"
            + " with 95 % intervals; the last point has all. Blue: "
            + section.alone()
            + "; orange: "
            + section.withMouse()
            + ", drawn slightly to the right.";
    CurvesPlot plot =
        new CurvesPlot("human training cells", MetricValue.MACRO_F1)
            .series(section.alone(), "var(--series-0)", points(section, 1, Size::alone))
            .series(
                section.withMouse(), "var(--series-1)", points(section, ASIDE, Size::withMouse));
    List<Node> nodes = new ArrayList<>();
    if (!plot.isEmpty()) {
      nodes.add(DrawnFigure.of("learning-curve", plot.render(), caption, numbering));
    }
    nodes.add(table(section, numbering));
    return nodes;
  }

  private static long tick(Size size) {
    return Math.round(size.trainingCells());
  }

  private static List<CurvesPlot.At> points(
      LearningCurveSection section, double aside, Function<Size, Optional<Estimate>> macroF1) {
    return section.sizes().stream()
        .flatMap(
            size ->
                macroF1.apply(size).stream()
                    .map(f1 -> new CurvesPlot.At(size.trainingCells() * aside, f1)))
        .toList();
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
