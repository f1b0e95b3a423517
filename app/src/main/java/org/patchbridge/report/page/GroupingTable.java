package org.patchbridge.report.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;
import org.patchbridge.report.title.Titles;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.Grouping;
import org.patchbridge.report.value.MetricValue;
import org.patchbridge.report.value.ResultRow;

/** The same model with donors kept together and not, side by side: what donors leak. */
public final class GroupingTable {

  private record Question(String cohort, String features, String model, String split) {}

  private GroupingTable() {}

  /** Empty where no model was evaluated both ways. */
  public static List<Node> of(List<ResultRow> rows, Numbering numbering) {
    Map<Question, Map<Grouping, Estimate>> answers = new LinkedHashMap<>();
    for (ResultRow row : rows) {
      Question question =
          new Question(
              Titles.cohort(row.cohort(), row.origin()),
              row.features(),
              Titles.model(row.model()),
              row.split());
      row.macroF1()
          .ifPresent(
              estimate ->
                  answers
                      .computeIfAbsent(question, key -> new LinkedHashMap<>())
                      .putIfAbsent(row.grouping(), estimate));
    }
    answers.values().removeIf(each -> each.size() < Grouping.values().length);
    if (answers.isEmpty()) {
      return List.of();
    }
    Table table =
        Table.captioned(
                "Donor-grouped beside ungrouped, "
                    + MetricValue.MACRO_F1
                    + ". Where a donor's cells stand on both sides, the score can be too high.")
            .text("Model")
            .text("Cohort and features")
            .number("Donor-grouped")
            .number("Ungrouped");
    answers.forEach(
        (question, estimates) ->
            table.row(
                List.of(
                    new Text(question.model()),
                    new Text(question.cohort() + ", " + question.features()),
                    MetricCell.of(Optional.of(estimates.get(Grouping.DONOR))),
                    MetricCell.of(Optional.of(estimates.get(Grouping.NONE)))),
                ""));
    return List.of(table.render(numbering));
  }
}
