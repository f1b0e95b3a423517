package org.patchbridge.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.CohortSummary;
import org.patchbridge.dataset.Species;
import org.patchbridge.simulate.StatisticalCohort;

class CohortTextTest {
  private static final CohortSummary SUMMARY =
      CohortSummary.of(new StatisticalCohort(Species.MOUSE, 300, 1).generate());

  @Test
  void theTitleStandsBeforeTheNameThatHasToBeTyped() {
    assertThat(CohortText.lines(SUMMARY, true).get(0))
        .startsWith("Simulated table of mouse cells (simulated-mouse): 300 cells of ");
  }

  @Test
  void familiesThatLackTheSameShareOfTheirValuesShareALine() {
    List<String> absent =
        CohortText.lines(SUMMARY, true).stream()
            .filter(line -> line.contains(" absent: "))
            .toList();

    long shares =
        SUMMARY.families().stream()
            .filter(family -> family.absent() > 0)
            .map(family -> Math.round(1000 * family.absentShare()))
            .distinct()
            .count();
    assertThat(absent).isNotEmpty().hasSize((int) shares).doesNotHaveDuplicates();
    assertThat(absent).allMatch(line -> line.matches("  \\d+\\.\\d % of values absent: .+"));
  }
}
