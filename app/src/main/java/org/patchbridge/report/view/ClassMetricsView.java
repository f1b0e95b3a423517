package org.patchbridge.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;
import org.patchbridge.report.page.ClassColour;
import org.patchbridge.report.page.Figure;
import org.patchbridge.report.page.MetricCell;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.page.Table;
import org.patchbridge.report.section.ClassMetricsSection;
import org.patchbridge.report.section.ClassMetricsSection.ClassMetrics;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.Numbers;

/** Precision, recall, F1 and support per class. */
final class ClassMetricsView implements SectionView<ClassMetricsSection> {

  @Override
  public List<Node> render(ClassMetricsSection section, Numbering numbering) {
    Figure figure = new Figure("classes", "F1 of every class with its 95 % confidence interval.");
    Table table =
        Table.captioned("Precision, recall and F1 of every class, each with its 95 % interval.")
            .text("Class")
            .number("Precision")
            .number("Recall")
            .number("F1")
            .number("Test cells");
    for (ClassMetrics each : section.classes()) {
      each.f1().ifPresent(f1 -> figure.row(mark(each.subclass(), f1)));
      table.row(
          List.of(
              new Text(each.subclass()),
              MetricCell.of(each.precision()),
              MetricCell.of(each.recall()),
              MetricCell.of(each.f1()),
              new Text(Numbers.count(each.support()))),
          "");
    }
    List<Node> nodes = new ArrayList<>(figure.renderIfAnyRow(numbering));
    nodes.add(table.render(numbering));
    return nodes;
  }

  private static Map<String, Object> mark(String subclass, Estimate f1) {
    return Map.of(
        "subclass", subclass,
        "colour", ClassColour.of(subclass),
        "value", f1.value(),
        "low", f1.low(),
        "high", f1.high());
  }
}
