package org.patchbridge.report.view;

import java.util.ArrayList;
import java.util.List;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;
import org.patchbridge.report.page.DrawnFigure;
import org.patchbridge.report.page.MetricCell;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.page.Table;
import org.patchbridge.report.plot.IntervalPlot;
import org.patchbridge.report.plot.IntervalPlot.Mark;
import org.patchbridge.report.plot.IntervalPlot.Shape;
import org.patchbridge.report.section.MixSection;
import org.patchbridge.report.section.MixSection.Mix;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.MetricValue;
import org.patchbridge.report.value.Numbers;

/** Macro-F1 with intervals, one line for each mix, and the numbers. */
final class MixView implements SectionView<MixSection> {
  @Override
  public List<Node> render(MixSection section, Numbering numbering) {
    String caption =
        "Macro-F1 of human test cells with 95 % intervals, by the mix of subclasses that the mouse"
            + " model was told to expect. No human label is used. Circles: "
            + section.network()
            + "; diamonds: "
            + section.logistic()
            + ".";
    IntervalPlot plot = IntervalPlot.of(520, 190, 30).axis(MetricValue.MACRO_F1, 0.5, 0.5);
    for (Mix mix : section.mixes()) {
      List<Mark> marks = new ArrayList<>();
      mix.network()
          .ifPresent(f1 -> marks.add(mark(section.network(), f1, Shape.CIRCLE, "var(--series-0)")));
      mix.logistic()
          .ifPresent(
              f1 -> marks.add(mark(section.logistic(), f1, Shape.DIAMOND, "var(--series-1)")));
      plot.row(mix.name(), marks);
    }
    List<Node> nodes = new ArrayList<>(DrawnFigure.ofRows("mix", plot, caption, numbering));
    nodes.add(table(section, numbering));
    return nodes;
  }

  private static Mark mark(String model, Estimate f1, Shape shape, String colour) {
    return new Mark(
        f1,
        shape,
        colour,
        true,
        model + ": " + Numbers.metric(f1.value()) + ", " + Numbers.interval(f1));
  }

  private static Node table(MixSection section, Numbering numbering) {
    Table table =
        Table.captioned("Macro-F1 without human labels, by the mix that is expected.")
            .text("Mix")
            .text("Shares")
            .number("Runs")
            .number(section.network())
            .number(section.logistic());
    for (Mix mix : section.mixes()) {
      table.row(
          List.of(
              new Text(mix.name()),
              new Text(mix.shares().map(shares -> shares.replace(",", ", ")).orElse("–")),
              new Text(Numbers.count(mix.runs())),
              MetricCell.of(mix.network()),
              MetricCell.of(mix.logistic())),
          "");
    }
    return table.render(numbering);
  }
}
