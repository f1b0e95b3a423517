package org.patchbridge.report.view;

import java.util.ArrayList;
import java.util.List;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;
import org.patchbridge.report.page.DrawnFigure;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.page.Table;
import org.patchbridge.report.plot.ConfusionDrawing;
import org.patchbridge.report.section.ConfusionSection;
import org.patchbridge.report.value.Numbers;

/** The confusion matrix, counts and shares of the true class. */
final class ConfusionView implements SectionView<ConfusionSection> {

  @Override
  public List<Node> render(ConfusionSection section, Numbering numbering) {
    Table table =
        Table.captioned(
                "Confusion matrix: cells, and share of the true class"
                    + (section.runs() > 1 ? ", summed over " + section.runs() + " runs." : "."))
            .text("True \u2193 predicted \u2192");
    section.classes().forEach(table::number);
    table.number("All");
    for (int truth = 0; truth < section.classes().size(); truth++) {
      String subclass = section.classes().get(truth);
      List<Long> counts = section.counts().get(truth);
      long all = counts.stream().mapToLong(Long::longValue).sum();
      List<Node> cells = new ArrayList<>();
      cells.add(new Text(subclass));
      for (int predicted = 0; predicted < counts.size(); predicted++) {
        long count = counts.get(predicted);
        double share = all == 0 ? 0 : count / (double) all;
        cells.add(cell(count, share, truth == predicted));
      }
      cells.add(new Text(Numbers.count(all)));
      table.row(cells, "");
    }
    List<Node> nodes = new ArrayList<>();
    nodes.add(
        DrawnFigure.of(
            "confusion",
            ConfusionDrawing.of(section, 46),
            "Confusion matrix: of the cells of a class (row), which percentage got which name"
                + " (column).",
            numbering));

    nodes.add(table.render(numbering));
    return nodes;
  }

  private static Node cell(long count, double share, boolean correct) {
    Element number = Element.of(correct ? "b" : "span", Numbers.count(count));
    return Element.of("span", number, new Text(" "), Element.of("small", Numbers.percent(share)));
  }
}
