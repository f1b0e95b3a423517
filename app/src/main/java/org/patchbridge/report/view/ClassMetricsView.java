package org.patchbridge.report.view;

import java.util.ArrayList;
import java.util.List;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;
import org.patchbridge.report.page.DrawnFigure;
import org.patchbridge.report.page.MetricCell;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.page.Table;
import org.patchbridge.report.plot.ClassColour;
import org.patchbridge.report.plot.IntervalPlot;
import org.patchbridge.report.plot.IntervalPlot.Mark;
import org.patchbridge.report.section.ClassMetricsSection;
import org.patchbridge.report.section.ClassMetricsSection.ClassMetrics;
import org.patchbridge.report.value.Numbers;

/** Precision, recall, F1 and support per class. */
final class ClassMetricsView implements SectionView<ClassMetricsSection> {

  @Override
  public List<Node> render(ClassMetricsSection section, Numbering numbering) {
    IntervalPlot plot = IntervalPlot.of(330, 92, 20).axis("F1", 0, 1);
    Table table =
        Table.captioned("Precision, recall and F1 of every class, each with its 95 % interval.")
            .text("Class")
            .number("Precision")
            .number("Recall")
            .number("F1")
            .number("Test cells");
    for (ClassMetrics each : section.classes()) {
      each.f1()
          .ifPresent(
              f1 ->
                  plot.row(
                      each.subclass(),
                      List.of(
                          Mark.of(
                              f1,
                              ClassColour.of(each.subclass()),
                              each.subclass()
                                  + ": F1 "
                                  + Numbers.metric(f1.value())
                                  + ", "
                                  + Numbers.interval(f1)))));
      table.row(
          List.of(
              new Text(each.subclass()),
              MetricCell.of(each.precision()),
              MetricCell.of(each.recall()),
              MetricCell.of(each.f1()),
              new Text(Numbers.count(each.support()))),
          "");
    }
    List<Node> nodes =
        new ArrayList<>(
            DrawnFigure.ofRows(
                "classes",
                plot,
                "F1 of every class with its 95 % confidence interval.",
                numbering));
    nodes.add(table.render(numbering));
    return nodes;
  }
}
