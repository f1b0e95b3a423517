package org.patchbridge.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.CellOrigins;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.section.CohortSection;
import org.patchbridge.report.value.DataOrigin;

class CohortViewTest {

  private static String render(CellOrigins origins) {
    CohortSection cohort =
        new CohortSection(
            "extracted-mouse",
            DataOrigin.SIMULATED,
            origins,
            origins.cells(),
            12,
            0,
            List.of(),
            List.of(),
            List.of());
    StringBuilder html = new StringBuilder();
    for (Node node : new CohortView().render(cohort, new Numbering())) {
      node.writeTo(html);
    }
    return html.toString();
  }

  @Test
  void mixtureOfSimulatedAndOwnCellsIsCounted() {
    assertThat(render(CellOrigins.ofSimulated(60).plus(CellOrigins.ofOwn(12))))
        .contains("72 cells (60 simulated, 12 own) of 12 donors");
  }

  @Test
  void cellsOfUnknownOriginAreNotCalledTheUsersOwn() {
    assertThat(render(CellOrigins.ofUnrecorded(72)))
        .contains("72 cells (origin not recorded) of 12 donors");
  }
}
