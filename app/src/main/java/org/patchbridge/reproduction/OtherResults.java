package org.patchbridge.reproduction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;
import org.patchbridge.report.page.MetricCell;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.page.Table;
import org.patchbridge.report.title.Titles;
import org.patchbridge.report.value.Grouping;
import org.patchbridge.report.value.MetricValue;
import org.patchbridge.report.value.ResultRow;

/** Results beside which nothing is published: other ways of transfer, label-only baselines. */
final class OtherResults {
  private static final List<String> METRICS = List.of(MetricValue.MACRO_F1, "accuracy");

  private OtherResults() {}

  /** No node where there is none. */
  static List<Node> table(List<ResultRow> rows, Numbering numbering) {
    Map<String, Map<String, List<ResultRow>>> byCohort = new LinkedHashMap<>();
    for (ResultRow row : rows) {
      byCohort
          .computeIfAbsent(Titles.cohort(row.cohort(), row.origin()), any -> new LinkedHashMap<>())
          .computeIfAbsent(Titles.model(row.model()), any -> new ArrayList<>())
          .add(row);
    }
    if (byCohort.isEmpty()) {
      return List.of();
    }
    Table table =
        Table.captioned(
                "Evaluated on the same splits, with nothing published beside it: other ways of"
                    + " transfer, and what the labels alone predict. Donor majority knows only the"
                    + " labels of a donor's other cells: where donors stand on both sides, a model"
                    + " may know as much.")
            .groupedBy("Cells")
            .text("Model");
    METRICS.forEach(
        metric -> table.number(metric + ", ungrouped").number(metric + ", donor-grouped"));
    byCohort.forEach(
        (cohort, models) -> {
          table.group(cohort);
          models.forEach((model, each) -> table.row(cells(model, each), ""));
        });
    return List.of(table.render(numbering));
  }

  private static List<Node> cells(String model, List<ResultRow> rows) {
    List<Node> cells = new ArrayList<>();
    cells.add(new Text(model));
    for (String metric : METRICS) {
      for (Grouping grouping : List.of(Grouping.NONE, Grouping.DONOR)) {
        Optional<ResultRow> row =
            rows.stream().filter(each -> each.grouping() == grouping).findFirst();
        cells.add(row.map(each -> MetricCell.named(metric, each.metrics())).orElse(new Text("–")));
      }
    }
    return cells;
  }
}
