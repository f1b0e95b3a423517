package org.patchbridge.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.section.ComparisonSection;
import org.patchbridge.report.section.ComparisonSection.PairedComparison;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.MetricValue;
import org.patchbridge.report.value.MetricValue.Better;

class ComparisonViewTest {

  @Test
  void intervalsThatHoldForAllAreDrawnAndTheNumberOfComparisonsIsSaid() {
    String html = render(3);

    assertThat(html)
        .contains("There are 3 comparisons", "± 2.40 standard errors", "over 77 donors")
        .contains("hold for all 3 comparisons together")
        .contains(
            "<title>cells, donor-grouped, macro-F1\u00a0↑, encoder − human only: +0.020, −0.010 to 0.050<")
        .containsSubsequence("+0.020", "−0.010 to 0.050", "0.005 to 0.035");
  }

  @Test
  void oneComparisonNeedsNoCorrection() {
    assertThat(render(1)).contains("needs no correction").doesNotContain("together");
  }

  private static String render(int pairs) {
    PairedComparison pair =
        new PairedComparison(
            "cells, donor-grouped",
            "encoder",
            "human only",
            MetricValue.MACRO_F1,
            Better.HIGHER,
            "77 donors",
            Estimate.of(0.02, 0.005, 0.035),
            Estimate.of(0.02, -0.01, 0.05),
            4,
            0,
            5);
    List<PairedComparison> all = Collections.nCopies(pairs, pair);
    StringBuilder html = new StringBuilder();
    new ComparisonView()
        .render(new ComparisonSection("Pairs", 2.4, all), new Numbering())
        .forEach(node -> node.writeTo(html));
    return html.toString();
  }
}
