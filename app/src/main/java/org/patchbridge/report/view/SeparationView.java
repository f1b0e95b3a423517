package org.patchbridge.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;
import org.patchbridge.report.page.DrawnFigure;
import org.patchbridge.report.page.MetricCell;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.page.Table;
import org.patchbridge.report.plot.IntervalPlot;
import org.patchbridge.report.plot.IntervalPlot.Mark;
import org.patchbridge.report.section.SeparationSection;
import org.patchbridge.report.section.SeparationSection.ClassSeparation;
import org.patchbridge.report.section.SeparationSection.Measure;
import org.patchbridge.report.section.SeparationSection.PairSeparation;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.Numbers;

/** Each measure's pairs of classes as a figure, then all measures in one table. */
final class SeparationView implements SectionView<SeparationSection> {

  @Override
  public List<Node> render(SeparationSection section, Numbering numbering) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(Element.of("p", section.explanation()));
    for (Measure measure : section.measures()) {
      String caption =
          measure.name()
              + " of every pair of classes. "
              + measure.meaning()
              + " The dashed line is no separation.";
      IntervalPlot plot =
          IntervalPlot.of(460, 150, 20)
              .axis(measure.name(), measure.none(), 1)
              .line(measure.none(), "reference", "no separation");
      for (PairSeparation pair : measure.pairs()) {
        pair.estimate()
            .ifPresent(estimate -> plot.row(pairName(pair), List.of(mark(pair, estimate))));
      }
      nodes.addAll(DrawnFigure.ofRows("separation", plot, caption, numbering));
    }
    nodes.add(table(section, numbering));
    return nodes;
  }

  private static String pairName(PairSeparation pair) {
    return pair.first() + " – " + pair.second();
  }

  private static Mark mark(PairSeparation pair, Estimate estimate) {
    return Mark.of(
        estimate,
        pairName(pair)
            + ": "
            + Numbers.metric(estimate.value())
            + ", "
            + Numbers.interval(estimate));
  }

  private static Node table(SeparationSection section, Numbering numbering) {
    Table table =
        Table.captioned("Separation with 95 % intervals.").groupedBy("Of").text("Classes");
    section.measures().forEach(measure -> table.number(measure.name()));
    List<Measure> measures = section.measures();
    table.row(row("All", measures.stream().map(Measure::overall).toList()), "");
    table.group("A class against the others");
    int classes = measures.get(0).classes().size();
    for (int c = 0; c < classes; c++) {
      int at = c;
      table.row(
          row(
              measures.get(0).classes().get(c).subclass(),
              measures.stream()
                  .map(measure -> measure.classes().get(at))
                  .map(ClassSeparation::estimate)
                  .toList()),
          "");
    }
    table.group("Pairs of classes");
    for (int p = 0; p < measures.get(0).pairs().size(); p++) {
      int at = p;
      table.row(
          row(
              pairName(measures.get(0).pairs().get(p)),
              measures.stream()
                  .map(measure -> measure.pairs().get(at))
                  .map(PairSeparation::estimate)
                  .toList()),
          "");
    }
    return table.render(numbering);
  }

  private static List<Node> row(String name, List<Optional<Estimate>> estimates) {
    List<Node> cells = new ArrayList<>(List.of(new Text(name)));
    estimates.forEach(estimate -> cells.add(MetricCell.of(estimate)));
    return cells;
  }
}
