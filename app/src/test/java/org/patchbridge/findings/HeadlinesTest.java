package org.patchbridge.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patchbridge.report.section.ComparisonSection;
import org.patchbridge.report.section.ResultsSection;
import org.patchbridge.report.title.Titles;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.Grouping;
import org.patchbridge.report.value.MetricValue;
import org.patchbridge.report.value.MetricValue.Better;
import org.patchbridge.report.value.ResultRow;
import org.patchbridge.report.value.ResultRow.Role;

class HeadlinesTest {

  @Test
  void theBestDonorGroupedModelLeadsWhereverItStandsAndSaysOfHowManyItIsTheBest() {
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
            "Mouse, 5 classes, 58 scalars: macro-F1 0.89 (95 % CI 0.87 to 0.91 over 77 donors),"
                + " Network, the best of 2; donors kept apart, 5 folds; best label-only baseline"
                + " (Most frequent class of the condition) 0.29.");
  }

  @Test
  void anUngroupedResultSaysSo() {
    assertThat(Headlines.of(section(row("a", "forest", Role.MODEL, Grouping.NONE, 0.95))))
        .containsExactly(
            "Mouse, 5 classes, 58 scalars: macro-F1 0.95 (95 % CI 0.93 to 0.97 over 77"
                + " donors), Forest; donors on both sides, 5 folds.");
  }

  @Test
  void baselinesAloneAreNoFinding() {
    assertThat(Headlines.of(section(row("a", "majority", Role.BASELINE, Grouping.DONOR, 0.12))))
        .isEmpty();
  }

  @Test
  void gainsOverAModelAreToldWhicheverStandsFirst() {
    ComparisonSection pairs =
        new ComparisonSection(
            "Paired comparisons",
            2.6,
            List.of(
                pair("human only", "encoder", MetricValue.MACRO_F1, -0.03, -0.05, -0.01),
                pair("human only", "majority", MetricValue.MACRO_F1, 0.4, 0.3, 0.5),
                pair("human only", "encoder", "accuracy", -0.2, -0.3, -0.1),
                pair("joint", "human only", MetricValue.MACRO_F1, 0.02, -0.01, 0.04)));

    Titles titles = Titles.of(List.of(section(row("a", "joint", Role.MODEL, Grouping.DONOR, 0.9))));
    List<String> others = List.of("encoder", "joint");

    assertThat(Headlines.gains(pairs, titles, "mice change", "human only", others))
        .containsExactly(
            "cells, donors kept apart, 5 folds: mice change macro-F1 by +0.030 (Encoder, 95 % CI"
                + " +0.005 to +0.055) and by +0.020 (Joint, 95 % CI −0.015 to +0.045), compared"
                + " with Network, human cells only (intervals that hold for all 4 comparisons"
                + " together).");
  }

  private static ComparisonSection.PairedComparison pair(
      String first, String second, String metric, double difference, double low, double high) {
    return new ComparisonSection.PairedComparison(
        "cells, donor-grouped stratified 5-fold",
        first,
        second,
        metric,
        Better.HIGHER,
        "77 donors",
        Estimate.of(difference, low, high),
        Estimate.of(difference, low - 0.005, high + 0.005),
        1,
        0,
        5);
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
        1,
        3699,
        "77 donors",
        5,
        List.of(metric));
  }
}
