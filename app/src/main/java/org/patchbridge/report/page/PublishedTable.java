package org.patchbridge.report.page;

import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;
import org.patchbridge.report.section.ResultsSection;
import org.patchbridge.report.title.Titles;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.report.value.Grouping;
import org.patchbridge.report.value.Numbers;
import org.patchbridge.report.value.PublishedResult;
import org.patchbridge.report.value.PublishedResult.PublishedMetric;
import org.patchbridge.report.value.ResultRow;
import org.patchbridge.title.SplitTitle;

/** Published values, and directly beside each the measured values that compare, if any. */
public final class PublishedTable {
  /** As published first, then what to believe. */
  private static final List<Grouping> GROUPINGS = List.of(Grouping.NONE, Grouping.DONOR);

  private final Map<String, ResultRow> rows;
  private final List<PublishedResult> results;
  private final List<String> metrics;
  private final List<Grouping> groupings;

  /**
   * What all measured results differ in, said once; empty where they differ in different things.
   */
  private final Optional<String> sharedDifference;

  private PublishedTable(List<PublishedResult> results, Map<String, ResultRow> rows) {
    this.rows = rows;
    this.results = results;
    this.metrics =
        results.stream()
            .flatMap(each -> each.metrics().stream())
            .map(PublishedMetric::name)
            .distinct()
            .toList();
    this.groupings =
        GROUPINGS.stream()
            .filter(each -> results.stream().anyMatch(r -> r.comparedWith().containsKey(each)))
            .toList();
    List<String> differences =
        results.stream()
            .filter(each -> !each.comparedWith().isEmpty())
            .map(PublishedResult::difference)
            .distinct()
            .toList();
    this.sharedDifference =
        differences.size() == 1 ? Optional.of(differences.get(0)) : Optional.empty();
  }

  /** Empty where nothing published is part of the report. */
  public static List<Node> of(ResultsSection section, Numbering numbering) {
    Map<String, ResultRow> rows =
        section.rows().stream().collect(Collectors.toMap(ResultRow::id, Function.identity()));
    return section.published().stream()
        .collect(Collectors.groupingBy(PublishedResult::source, LinkedHashMap::new, toList()))
        .values()
        .stream()
        .map(sameSource -> new PublishedTable(sameSource, rows).render(numbering))
        .toList();
  }

  private Node render(Numbering numbering) {
    Table table =
        Table.captioned(
                "Published by "
                    + results.get(0).source()
                    + " (mean ± SD over runs), beside this study."
                    + sharedDifference.map(each -> " " + each).orElse("")
                    + otherCells())
            .groupedBy("Task")
            .text("Published model, and the measured one beside it");
    for (String metric : metrics) {
      table.number(metric + ", published");
      groupings.forEach(each -> table.number(each.label() + " here"));
    }
    String task = "";
    for (PublishedResult result : results) {
      if (!result.task().equals(task)) {
        task = result.task();
        table.group(task + cellsOf(task));
      }
      table.row(cells(result), "");
    }
    return table.render(numbering);
  }

  private Stream<ResultRow> measured(PublishedResult result) {
    return result.comparedWith().values().stream().map(rows::get);
  }

  /** Why the numbers of cells in the headings differ. */
  private String otherCells() {
    boolean differ =
        results.stream()
            .anyMatch(
                result ->
                    measured(result)
                        .anyMatch(
                            row ->
                                row.origin() == DataOrigin.PUBLISHED
                                    && row.cells() != result.cells()));
    return differ
        ? " The publication tested the cells that its own quality control of recordings left;"
            + " measured here are all cells of the published feature tables that have a label of"
            + " these classes, so the two sets overlap and differ."
        : "";
  }

  private String cellsOf(String task) {
    List<PublishedResult> ofTask =
        results.stream().filter(result -> result.task().equals(task)).toList();
    String here =
        ofTask.stream()
            .flatMap(this::measured)
            .map(row -> Numbers.count(row.cells()))
            .distinct()
            .collect(Collectors.joining(" and "));
    return ": "
        + Numbers.count(ofTask.get(0).cells())
        + " cells published"
        + (here.isEmpty() ? "" : ", " + here + " here");
  }

  private List<Node> cells(PublishedResult result) {
    List<Node> cells = new ArrayList<>();
    cells.add(
        Element.of("span", Titles.model(result.model()) + " ")
            .add(Element.of("small", inWords(result) + difference(result))));
    for (String name : metrics) {
      cells.add(
          result.metrics().stream()
              .filter(metric -> metric.name().equals(name))
              .findFirst()
              .map(PublishedTable::published)
              .orElse(new Text("")));
      for (Grouping grouping : groupings) {
        cells.add(
            Optional.ofNullable(result.comparedWith().get(grouping))
                .map(id -> MetricCell.named(name, rows.get(id).metrics()))
                .orElse(new Text("")));
      }
    }
    return cells;
  }

  private String difference(PublishedResult result) {
    boolean said = !result.comparedWith().isEmpty() && sharedDifference.isPresent();
    return said ? "" : result.difference();
  }

  private String inWords(PublishedResult result) {
    List<ResultRow> measured =
        groupings.stream()
            .filter(result.comparedWith()::containsKey)
            .map(each -> rows.get(result.comparedWith().get(each)))
            .toList();
    if (measured.isEmpty()) {
      return "";
    }
    ResultRow first = measured.get(0);
    boolean alike = measured.stream().map(PublishedTable::split).distinct().count() == 1;
    String splits =
        alike
            ? split(first)
            : measured.stream().map(PublishedTable::split).collect(Collectors.joining(" and "));
    return String.join(
            ", ",
            first.model().equals(result.model())
                ? Titles.cohort(first.cohort(), first.origin())
                : Titles.cohort(first.cohort(), first.origin())
                    + ": "
                    + Titles.model(first.model()),
            first.origin().label(),
            first.features(),
            splits)
        + ". ";
  }

  private static String split(ResultRow row) {
    return SplitTitle.of(row.split(), row.grouping() == Grouping.DONOR)
        + ", "
        + (row.runs() == 1 ? "1 run" : row.runs() + " runs");
  }

  private static Node published(PublishedMetric metric) {
    return new Text(
        Numbers.metric(metric.value())
            + metric.sd().map(sd -> " ± " + Numbers.metric(sd)).orElse(""));
  }
}
