package org.patchbridge.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patchbridge.report.MetricValue.Better;
import org.patchbridge.report.PublishedResults.Measured;
import org.patchbridge.report.PublishedResults.Task;

class ResultsViewTest {
  private static final String PUBLISHED_MARK = "\"kind\":\"published\"";

  @Test
  void publishedValuesAreDrawnBesideResultsOfPublishedCells() {
    assertThat(render(DataOrigin.PUBLISHED)).contains(PUBLISHED_MARK);
  }

  @Test
  void publishedValuesAreNotDrawnBesideSimulatedCellsButStandInTheTable() {
    assertThat(render(DataOrigin.SIMULATED))
        .doesNotContain(PUBLISHED_MARK)
        .contains("0.680 ± 0.012", "0.712");
  }

  @Test
  void theTableSaysWhoseCellsWereMeasuredInWhichSplitsHowOften() {
    assertThat(render(DataOrigin.OWN))
        .contains(
            "our humans: joint, then fine-tuned, own cells, 30 features, stratified 5-fold,"
                + " ungrouped, 10 runs. ")
        .contains("another laboratory");
  }

  private static String render(DataOrigin origin) {
    ResultRow row =
        new ResultRow(
            "row 1",
            "our humans",
            origin,
            "30 features",
            "joint, then fine-tuned",
            ResultRow.Role.MODEL,
            "stratified 5-fold",
            Grouping.NONE,
            5,
            10,
            500,
            4,
            List.of(
                new MetricValue(
                    MetricValue.MACRO_F1, Better.HIGHER, Estimate.of(0.712), Optional.empty())));
    List<PublishedResult> published =
        PublishedResults.of(
            (task, model) ->
                task == Task.HUMAN && model.equals(row.model())
                    ? Optional.of(new Measured(row.id(), "another laboratory"))
                    : Optional.empty());
    StringBuilder html = new StringBuilder();
    new ResultsView()
        .render(new ResultsSection("results", List.of(row), published), new Numbering())
        .forEach(node -> node.writeTo(html));
    return html.toString();
  }
}
