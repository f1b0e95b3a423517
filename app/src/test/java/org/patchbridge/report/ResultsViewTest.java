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

  @Test
  void resultsOfOneModelOnOtherSplitsHaveLinesOfTheirOwn() {
    List<ResultRow> rows =
        List.of(
            row("row 1", DataOrigin.OWN, "stratified 5-fold", 1),
            row("row 2", DataOrigin.OWN, "stratified 5-fold, 20 % validation", 1));
    assertThat(render(rows, List.of()))
        .contains(
            "\"our humans, 30 features: joint, then fine-tuned, ungrouped, stratified 5-fold\"",
            "ungrouped, stratified 5-fold, 20 % validation\"");
    assertThat(render(rows.subList(0, 1), List.of()))
        .contains("\"our humans, 30 features: joint, then fine-tuned, ungrouped\"");
  }

  @Test
  void resultsOfOneModelWithOtherSeedsHaveLinesOfTheirOwn() {
    assertThat(
            render(
                List.of(
                    row("row 1", DataOrigin.OWN, "stratified 5-fold", 1),
                    row("row 2", DataOrigin.OWN, "stratified 5-fold", 42)),
                List.of()))
        .contains(
            "\"our humans, 30 features: joint, then fine-tuned, ungrouped, seeds 1 to 10\"",
            "\"our humans, 30 features: joint, then fine-tuned, ungrouped, seeds 42 to 51\"");
  }

  private static ResultRow row(String id, DataOrigin origin, String split, long seed) {
    return new ResultRow(
        id,
        "our humans",
        origin,
        "30 features",
        "joint, then fine-tuned",
        ResultRow.Role.MODEL,
        split,
        Grouping.NONE,
        5,
        10,
        seed,
        500,
        4,
        List.of(
            new MetricValue(
                MetricValue.MACRO_F1, Better.HIGHER, Estimate.of(0.712), Optional.empty())));
  }

  private static String render(DataOrigin origin) {
    ResultRow row = row("row 1", origin, "stratified 5-fold", 42);
    List<PublishedResult> published =
        PublishedResults.of(
            (task, model) ->
                task == Task.HUMAN && model.equals(row.model())
                    ? Optional.of(new Measured(row.id(), "another laboratory"))
                    : Optional.empty());
    return render(List.of(row), published);
  }

  private static String render(List<ResultRow> rows, List<PublishedResult> published) {
    StringBuilder html = new StringBuilder();
    new ResultsView()
        .render(new ResultsSection("results", rows, published), new Numbering())
        .forEach(node -> node.writeTo(html));
    return html.toString();
  }
}
