package org.patchbridge.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.report.PublishedResult.PublishedMetric;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;

/** Published values, and directly beside each the measured value that compares, if any. */
final class PublishedTable {

  private PublishedTable() {}

  /** Empty where nothing published is part of the report. */
  static List<Node> of(ResultsSection section, Numbering numbering) {
    Map<String, List<PublishedResult>> bySource = new LinkedHashMap<>();
    for (PublishedResult each : section.published()) {
      bySource.computeIfAbsent(each.source(), key -> new ArrayList<>()).add(each);
    }
    List<Node> tables = new ArrayList<>();
    bySource.forEach(
        (source, results) -> tables.add(table(source, results, section.rows(), numbering)));
    return tables;
  }

  private static Node table(
      String source, List<PublishedResult> results, List<ResultRow> rows, Numbering numbering) {
    List<String> metrics =
        results.stream()
            .flatMap(each -> each.metrics().stream())
            .map(PublishedMetric::name)
            .distinct()
            .toList();
    Table table =
        Table.captioned("Published by " + source + " (mean ± SD over runs), beside this study.")
            .text("Published model");
    for (String metric : metrics) {
      table.number(metric + ", published").number(metric + ", here");
    }
    table.text("Measured model, and what differs");
    String task = "";
    for (PublishedResult result : results) {
      if (!result.task().equals(task)) {
        task = result.task();
        table.group(task);
      }
      table.row(cells(result, metrics, rows), "");
    }
    return table.render(numbering);
  }

  private static List<Node> cells(
      PublishedResult result, List<String> metrics, List<ResultRow> rows) {
    Optional<ResultRow> measured =
        rows.stream()
            .filter(row -> result.comparedWith().equals(Optional.of(row.id())))
            .findFirst();
    List<Node> cells = new ArrayList<>();
    cells.add(new Text(result.model()));
    for (String name : metrics) {
      cells.add(
          result.metrics().stream()
              .filter(metric -> metric.name().equals(name))
              .findFirst()
              .map(PublishedTable::published)
              .orElse(new Text("")));
      cells.add(measured.map(row -> MetricCell.named(name, row.metrics())).orElse(new Text("")));
    }
    String model = measured.map(PublishedTable::inWords).orElse("");
    cells.add(Element.of("span", model).add(Element.of("small", result.difference())));
    return cells;
  }

  private static String inWords(ResultRow row) {
    return String.join(
            ", ",
            row.cohort() + ": " + row.model(),
            row.origin().label(),
            row.features(),
            row.split(),
            row.grouping().label(),
            row.runs() == 1 ? "1 run" : row.runs() + " runs")
        + ". ";
  }

  private static Node published(PublishedMetric metric) {
    return new Text(
        Numbers.metric(metric.value())
            + metric.sd().map(sd -> " ± " + Numbers.metric(sd)).orElse(""));
  }
}
