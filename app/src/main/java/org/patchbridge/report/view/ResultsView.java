package org.patchbridge.report.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;
import org.patchbridge.report.page.DrawnFigure;
import org.patchbridge.report.page.GroupingTable;
import org.patchbridge.report.page.MetricCell;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.page.PublishedTable;
import org.patchbridge.report.page.Table;
import org.patchbridge.report.plot.IntervalPlot;
import org.patchbridge.report.plot.IntervalPlot.Mark;
import org.patchbridge.report.plot.IntervalPlot.Shape;
import org.patchbridge.report.section.ResultsSection;
import org.patchbridge.report.title.Titles;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.MetricValue;
import org.patchbridge.report.value.Numbers;
import org.patchbridge.report.value.PublishedResult;
import org.patchbridge.report.value.ResultRow;
import org.patchbridge.report.value.ResultRow.Role;

/** All results with their baselines, as a figure and as a table; then what was published. */
public final class ResultsView implements SectionView<ResultsSection> {

  @Override
  public List<Node> render(ResultsSection section, Numbering numbering) {
    List<Node> nodes = new ArrayList<>();
    nodes.addAll(figure(section, numbering));
    nodes.add(results(section, numbering));
    nodes.addAll(GroupingTable.of(section.rows(), numbering));
    nodes.addAll(PublishedTable.of(section, numbering));
    return nodes;
  }

  private static List<Node> figure(ResultsSection section, Numbering numbering) {
    IntervalPlot plot = IntervalPlot.of(820, 420, 17).axis(MetricValue.MACRO_F1, 0, 1);
    Map<String, String> labels = labels(section.rows());
    for (ResultRow row : section.rows()) {
      boolean model = row.role() == Role.MODEL;
      row.macroF1()
          .ifPresent(
              f1 ->
                  plot.row(
                      labels.get(row.id()),
                      List.of(
                          mark(
                              labels.get(row.id()),
                              f1,
                              Shape.CIRCLE,
                              model ? "var(--accent)" : "var(--dim)",
                              model)),
                      Map.of("data-evaluation", row.id())));
    }
    section.published().stream()
        .filter(each -> standsBesidePublishedCells(each, section))
        .forEach(each -> published(each, plot));
    return DrawnFigure.ofRows(
        "results wide",
        plot,
        MetricValue.MACRO_F1
            + " of every result with its 95 % confidence interval; hollow marks are baselines"
            + " that know labels only, diamonds are published values (bars: ± SD over runs).",
        numbering);
  }

  /** A mark in the same figure invites to compare, which other cells do not allow. */
  private static boolean standsBesidePublishedCells(
      PublishedResult published, ResultsSection section) {
    return section.rows().stream()
        .filter(row -> published.comparedWith().containsValue(row.id()))
        .anyMatch(row -> row.origin() == DataOrigin.PUBLISHED);
  }

  private static void published(PublishedResult result, IntervalPlot plot) {
    String label = result.source() + ", " + result.task() + ": " + result.model();
    result.metrics().stream()
        .filter(metric -> metric.name().equals(MetricValue.MACRO_F1))
        .findFirst()
        .map(
            metric ->
                metric
                    .sd()
                    .map(
                        sd -> Estimate.of(metric.value(), metric.value() - sd, metric.value() + sd))
                    .orElse(Estimate.of(metric.value())))
        .ifPresent(
            value ->
                plot.row(
                    label, List.of(mark(label, value, Shape.DIAMOND, "var(--published)", true))));
  }

  private static Mark mark(
      String label, Estimate estimate, Shape shape, String colour, boolean filled) {
    return new Mark(
        estimate,
        shape,
        colour,
        filled,
        label + ": " + Numbers.metric(estimate.value()) + ", " + Numbers.interval(estimate));
  }

  /** By row: as short as tells it from the others, as marks of the same label share a line. */
  private static Map<String, String> labels(List<ResultRow> rows) {
    Map<String, String> labels = new HashMap<>();
    for (ResultRow row : rows) {
      labels.put(row.id(), label(row));
    }
    lengthen(labels, rows, ResultRow::split);
    lengthen(labels, rows, ResultRow::seeds);
    return labels;
  }

  /** Adds what tells rows of the same label apart, where it does. */
  private static void lengthen(
      Map<String, String> labels, List<ResultRow> rows, Function<ResultRow, String> more) {
    rows.stream().collect(Collectors.groupingBy(row -> labels.get(row.id()))).values().stream()
        .filter(alike -> alike.stream().map(more).distinct().count() > 1)
        .flatMap(List::stream)
        .forEach(
            row -> labels.merge(row.id(), more.apply(row), (label, word) -> label + ", " + word));
  }

  private static String label(ResultRow row) {
    return Titles.cohort(row.cohort(), row.origin())
        + ", "
        + row.features()
        + ": "
        + Titles.model(row.model())
        + ", "
        + row.grouping().label();
  }

  private static Node results(ResultsSection section, Numbering numbering) {
    Map<String, String> headings = new LinkedHashMap<>();
    for (ResultRow row : section.rows()) {
      row.metrics().forEach(each -> headings.putIfAbsent(each.name(), MetricCell.heading(each)));
    }
    Table table =
        Table.captioned(
                "Results on held-out cells. Each metric: the estimate, its 95 % confidence interval"
                    + " (bootstrap over what the heading of each block says), and mean ± SD over"
                    + " runs where there were several. Arrows point to the better side. Models"
                    + " stand best macro-F1 first, donor-grouped ones before others; as the first"
                    + " was picked by this very number, it flatters it a little. ECE is biased"
                    + " upwards in small samples, and its interval more.")
            .groupedBy("Cohort")
            .text("Model and split")
            .number("Runs × folds")
            .number("Cells");
    headings.values().forEach(table::number);
    String group = "";
    for (ResultRow row : section.rows()) {
      String next = groupHeading(row);
      if (!next.equals(group)) {
        table.group(next, Titles.cohort(row.cohort(), row.origin()));
        group = next;
      }
      List<Node> cells = new ArrayList<>();
      cells.add(modelCell(row));
      cells.add(new Text(row.runs() + " × " + row.folds()));
      cells.add(new Text(Numbers.count(row.cells())));
      headings.keySet().forEach(each -> cells.add(MetricCell.named(each, row.metrics())));
      table.row(cells, row.role() == Role.BASELINE ? "baseline" : "");
    }
    return table.render(numbering);
  }

  private static String groupHeading(ResultRow row) {
    return Titles.cohort(row.cohort(), row.origin())
        + ", "
        + row.features()
        + ", "
        + row.classes()
        + " classes ("
        + row.origin().label()
        + "), 95\u00a0% intervals over "
        + row.over();
  }

  private static Node modelCell(ResultRow row) {
    String detail =
        (row.role() == Role.BASELINE ? "label-only baseline, " : "")
            + Titles.split(row)
            + ", "
            + row.seeds();
    return Element.of("span", Titles.model(row.model()) + " ").add(Element.of("small", detail));
  }
}
