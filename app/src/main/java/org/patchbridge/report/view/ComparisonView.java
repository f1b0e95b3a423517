package org.patchbridge.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;
import org.patchbridge.report.page.DrawnFigure;
import org.patchbridge.report.page.MetricCell;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.page.Table;
import org.patchbridge.report.plot.IntervalPlot;
import org.patchbridge.report.plot.IntervalPlot.Mark;
import org.patchbridge.report.plot.IntervalPlot.Shape;
import org.patchbridge.report.section.ComparisonSection;
import org.patchbridge.report.section.ComparisonSection.PairedComparison;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.MetricValue.Better;
import org.patchbridge.report.value.Numbers;

/** Differences between models on the same folds. */
final class ComparisonView implements SectionView<ComparisonSection> {

  @Override
  public List<Node> render(ComparisonSection section, Numbering numbering) {
    int pairs = section.comparisons().size();
    String said =
        "Paired differences, first minus second model, with 95 % confidence intervals"
            + (pairs == 1 ? "" : " that hold for all " + pairs + " comparisons together")
            + ". An interval that crosses zero leaves open which is better. Filled marks: it does"
            + " not.";
    IntervalPlot plot =
        IntervalPlot.of(820, 420, 17)
            .axis("difference", 0, 0)
            .line(0, "reference", "no difference");
    Table table =
        Table.captioned(caption(section))
            .text("First and second model")
            .text("Cohort")
            .text("Metric")
            .number("Difference")
            .number("Interval by itself")
            .number("Folds won by the first")
            .number("Tied");
    for (PairedComparison each : section.comparisons()) {
      String pair = each.first() + " − " + each.second();
      String metric = each.metric() + (each.better() == Better.HIGHER ? "\u00a0↑" : "\u00a0↓");
      plot.row(each.cohort() + ": " + pair, List.of(mark(each, pair, metric)));
      table.row(
          List.of(
              new Text(pair),
              new Text(each.cohort() + ", over " + each.over()),
              new Text(metric),
              MetricCell.difference(each.together()),
              new Text(Numbers.interval(each.difference())),
              new Text(each.foldsWon() + " of " + each.folds()),
              new Text(Integer.toString(each.foldsTied()))),
          "");
    }
    List<Node> nodes =
        new ArrayList<>(DrawnFigure.ofRows("differences wide", plot, said, numbering));
    nodes.add(table.render(numbering));
    return nodes;
  }

  private static String caption(ComparisonSection section) {
    int pairs = section.comparisons().size();
    String intervals =
        pairs == 1
            ? " One comparison, so its interval needs no correction."
            : String.format(
                Locale.ROOT,
                " There are %,d comparisons. The intervals below the differences hold for all of"
                    + " them together at 95 %% (bootstrap, \u00b1 %.2f standard errors); those in"
                    + " the column beside hold each by itself: of twenty, one may leave out zero by"
                    + " chance.",
                pairs,
                section.criticalValue());
    return "Pairs of models on the same folds and seeds. The difference is first minus second; for"
        + " metrics marked ↓ a negative one favours the first."
        + intervals;
  }

  private static Mark mark(PairedComparison each, String pair, String metric) {
    Estimate difference = each.together();
    boolean decided = difference.low() > 0 || difference.high() < 0;
    return new Mark(
        difference,
        Shape.CIRCLE,
        "var(--accent)",
        decided,
        each.cohort()
            + ", "
            + metric
            + ", "
            + pair
            + ": "
            + Numbers.difference(difference.value())
            + ", "
            + Numbers.interval(difference));
  }
}
