package org.patchbridge.report.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.section.ResultsSection;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.Grouping;
import org.patchbridge.report.value.MetricValue;
import org.patchbridge.report.value.MetricValue.Better;
import org.patchbridge.report.value.PublishedResult;
import org.patchbridge.report.value.PublishedResults;
import org.patchbridge.report.value.PublishedResults.Measured;
import org.patchbridge.report.value.PublishedResults.Task;
import org.patchbridge.report.value.ResultRow;

class ResultsViewTest {
  private static final String PUBLISHED_MARK = "var(--published)";

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
            "our humans, own cells, 30 features, donors on both sides, 5 folds, 10 runs. ",
            "beside this study. Another laboratory.")
        .contains("ungrouped here")
        .doesNotContain("donor-grouped here");
  }

  @Test
  void donorGroupedStandsBesideUngroupedAndPublished() {
    List<ResultRow> rows =
        List.of(
            row("row 1", DataOrigin.OWN, "stratified 5-fold", 42),
            row("row 2", DataOrigin.OWN, "stratified 5-fold, 20 % validation", 42, Grouping.DONOR));
    Map<Grouping, String> ids = Map.of(Grouping.NONE, "row 1", Grouping.DONOR, "row 2");
    assertThat(render(rows, published(rows.get(0).model(), ids)))
        .containsSubsequence(
            "macro-F1, published", "ungrouped here", "donor-grouped here", "accuracy, published")
        .containsSubsequence("0.680 ± 0.012", "0.712", "0.712", "0.791 ± 0.010")
        .contains(
            "30 features, donors on both sides, 5 folds, 10 runs and donors kept apart, 5 folds, 10"
                + " runs. ");
  }

  @Test
  void differencesThatDifferStandBesideTheirOwnResult() {
    List<ResultRow> rows = List.of(row("row 1", DataOrigin.OWN, "stratified 5-fold", 42));
    Map<Grouping, String> ids = Map.of(Grouping.NONE, "row 1");
    List<PublishedResult> results =
        PublishedResults.of(
            (task, model) ->
                task == Task.HUMAN
                    ? Optional.of(new Measured(ids, model + "!"))
                    : Optional.empty());
    assertThat(render(rows, results))
        .contains("beside this study.</caption>", "10 runs. human only!", "fine-tuned!")
        .contains("our humans: Network, joint then fine-tuned, own cells");
  }

  @Test
  void publishedAloneHasNoColumnsOfMeasuredValues() {
    assertThat(render(List.of(), PublishedResults.of((task, model) -> Optional.empty())))
        .contains("macro-F1, published", "Nothing in this study compares.")
        .doesNotContain("grouped here");
  }

  @Test
  void otherNumbersOfCellsThanPublishedAreExplained() {
    // 500 cells of the published tables beside the 506 of the publication.
    assertThat(render(DataOrigin.PUBLISHED))
        .contains("human, 4 classes: 506 cells published, 500 here")
        .contains("mouse, 5 classes: 3,699 cells published<")
        .contains("its own quality control", "overlap and differ");
    assertThat(render(DataOrigin.OWN)).doesNotContain("its own quality control");
  }

  @Test
  void whatIntervalsAreDrawnFromIsSaid() {
    ResultRow row = row("row 1", DataOrigin.OWN, "stratified 5-fold", 42);

    assertThat(render(List.of(row), List.of())).contains("95\u00a0% intervals over 61 donors");
  }

  @Test
  void comparisonWithARowThatIsNotThereIsRefused() {
    List<PublishedResult> published =
        published("human only", Map.of(Grouping.DONOR, "another row"));
    assertThatThrownBy(() -> new ResultsSection("results", List.of(), published))
        .hasMessageContaining("'human only'")
        .hasMessageContaining("not there");
  }

  @Test
  void resultsOfOneModelOnOtherSplitsHaveLinesOfTheirOwn() {
    List<ResultRow> rows =
        List.of(
            row("row 1", DataOrigin.OWN, "stratified 5-fold", 1),
            row("row 2", DataOrigin.OWN, "stratified 5-fold, 20 % validation", 1));
    assertThat(render(rows, List.of()))
        .contains(
            ">our humans, 30 features: Network, joint then fine-tuned, ungrouped, stratified 5-fold<",
            "ungrouped, stratified 5-fold, 20 % validation<");
    assertThat(render(rows.subList(0, 1), List.of()))
        .contains(">our humans, 30 features: Network, joint then fine-tuned, ungrouped<");
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
            ">our humans, 30 features: Network, joint then fine-tuned, ungrouped, seeds 1 to 10<",
            ">our humans, 30 features: Network, joint then fine-tuned, ungrouped, seeds 42 to 51<");
  }

  private static ResultRow row(String id, DataOrigin origin, String split, long seed) {
    return row(id, origin, split, seed, Grouping.NONE);
  }

  private static ResultRow row(
      String id, DataOrigin origin, String split, long seed, Grouping grouping) {
    return new ResultRow(
        id,
        "our humans",
        origin,
        "30 features",
        "joint, then fine-tuned",
        ResultRow.Role.MODEL,
        split,
        grouping,
        5,
        10,
        seed,
        500,
        "61 donors",
        4,
        List.of(
            new MetricValue(
                MetricValue.MACRO_F1, Better.HIGHER, Estimate.of(0.712), Optional.empty())));
  }

  private static String render(DataOrigin origin) {
    ResultRow row = row("row 1", origin, "stratified 5-fold", 42);
    return render(List.of(row), published(row.model(), Map.of(Grouping.NONE, row.id())));
  }

  private static List<PublishedResult> published(String measured, Map<Grouping, String> ids) {
    return PublishedResults.of(
        (task, model) ->
            task == Task.HUMAN && model.equals(measured)
                ? Optional.of(new Measured(ids, "Another laboratory."))
                : Optional.empty());
  }

  private static String render(List<ResultRow> rows, List<PublishedResult> published) {
    StringBuilder html = new StringBuilder();
    new ResultsView()
        .render(new ResultsSection("results", rows, published), new Numbering())
        .forEach(node -> node.writeTo(html));
    return html.toString();
  }
}
