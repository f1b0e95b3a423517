package org.patchbridge.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patchbridge.report.MetricValue.Better;
import org.patchbridge.report.ResultRow.Role;

class HeadlinesTest {

  @Test
  void theFirstDonorGroupedModelLeadsNotTheHighestScore() {
    ResultsSection results =
        section(
            row("a", "forest", Role.MODEL, Grouping.NONE, 0.95),
            row("b", "forest", Role.MODEL, Grouping.DONOR, 0.87),
            row("c", "network", Role.MODEL, Grouping.DONOR, 0.89),
            row("d", "majority", Role.BASELINE, Grouping.DONOR, 0.12),
            row("e", "condition", Role.BASELINE, Grouping.DONOR, 0.29),
            row("f", "donor majority", Role.BASELINE, Grouping.NONE, 0.73));

    assertThat(Headlines.of(results))
        .containsExactly(
            "Mouse, 5 classes, 58 scalars: macro-F1 0.87 (95 % CI 0.85 to 0.89), forest,"
                + " donor-grouped; best label-only baseline (condition) 0.29.");
  }

  @Test
  void anUngroupedResultSaysSo() {
    assertThat(Headlines.of(section(row("a", "forest", Role.MODEL, Grouping.NONE, 0.95))))
        .containsExactly(
            "Mouse, 5 classes, 58 scalars: macro-F1 0.95 (95 % CI 0.93 to 0.97), forest,"
                + " ungrouped.");
  }

  @Test
  void baselinesAloneAreNoFinding() {
    assertThat(Headlines.of(section(row("a", "majority", Role.BASELINE, Grouping.DONOR, 0.12))))
        .isEmpty();
  }

  private static ResultsSection section(ResultRow... rows) {
    return new ResultsSection("Results", List.of(rows), List.of());
  }

  private static ResultRow row(
      String id, String model, Role role, Grouping grouping, double macroF1) {
    MetricValue metric =
        new MetricValue(
            MetricValue.MACRO_F1,
            Better.HIGHER,
            Estimate.of(macroF1, macroF1 - 0.02, macroF1 + 0.02),
            Optional.empty());
    return new ResultRow(
        id,
        "Mouse",
        DataOrigin.SIMULATED,
        "58 scalars",
        model,
        role,
        "stratified 5-fold",
        grouping,
        5,
        1,
        3699,
        5,
        List.of(metric));
  }
}
