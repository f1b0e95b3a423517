package org.patchbridge.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.CohortSummary.OfClass;
import org.patchbridge.dataset.CohortSummary.OfExclusions;
import org.patchbridge.dataset.CohortSummary.OfFamily;
import org.patchbridge.dataset.CohortSummary.Part;

class CohortSummaryTest {

  @Test
  void cellsAndDonorsAreCountedPerClassAndCondition() {
    CohortSummary summary =
        summary(
            List.of(
                cell("1", "a", "Sst", "acute"),
                cell("2", "a", "Sst", "culture"),
                cell("3", "b", "Sst", "acute"),
                cell("4", "a", "Pvalb", ""),
                cell("5", "", "", "")),
            List.of());

    assertThat(summary.cells()).isEqualTo(5);
    assertThat(summary.donors()).isEqualTo(2);
    assertThat(summary.cellsWithoutDonor()).isEqualTo(1);
    assertThat(summary.cellsPerSpecies()).containsExactly(Map.entry(Species.HUMAN, 5));
    assertThat(summary.classes())
        .containsExactly(
            new OfClass(Optional.of("Pvalb"), 1, 1, Map.of()),
            new OfClass(
                Optional.of("Sst"),
                3,
                2,
                Map.of("acute", new Part(2, 2), "culture", new Part(1, 1))),
            new OfClass(Optional.empty(), 1, 0, Map.of()));
  }

  @Test
  void missingnessIsCountedPerFamilyColumnAndReason() {
    FamilyBlock block =
        FamilyBlock.builder("f", List.of(new Column("x", "mV"), new Column("y", "s")), 3)
            .set(0, 0, 1)
            .absent(0, 1, "empty")
            .absent(1, 0, "impossible")
            .absent(1, 1, "empty")
            .set(2, 0, 2)
            .set(2, 1, 3)
            .build();
    List<Cell> cells = List.of(cell("1", "", "", ""), cell("2", "", "", ""), cell("3", "", "", ""));

    OfFamily family =
        CohortSummary.of(new Cohort("c", cells, List.of(block), List.of())).families().get(0);

    assertThat(family.values()).isEqualTo(6);
    assertThat(family.absent()).isEqualTo(3);
    assertThat(family.absentShare()).isEqualTo(0.5);
    assertThat(family.cellsWithoutValue()).isEqualTo(1);
    assertThat(family.reasons()).containsExactly(Map.entry("empty", 2), Map.entry("impossible", 1));
    assertThat(family.columns().get(1).absentShare()).isEqualTo(2.0 / 3);
  }

  @Test
  void exclusionsAreCountedByReasonAndClass() {
    CohortSummary summary =
        summary(
            List.of(),
            List.of(
                new Exclusion("1", Optional.of("Sst"), "no row"),
                new Exclusion("2", Optional.empty(), "unlabelled"),
                new Exclusion("3", Optional.of("Pvalb"), "no row"),
                new Exclusion("4", Optional.of("Sst"), "no row")));

    assertThat(summary.exclusions())
        .containsExactly(
            new OfExclusions("no row", Optional.of("Pvalb"), 1),
            new OfExclusions("no row", Optional.of("Sst"), 2),
            new OfExclusions("unlabelled", Optional.empty(), 1));
  }

  @Test
  void emptyCohortHasNothingAndNoUndefinedShare() {
    FamilyBlock block = FamilyBlock.builder("f", List.of(new Column("x", "mV")), 0).build();

    CohortSummary summary = CohortSummary.of(new Cohort("c", List.of(), List.of(block), List.of()));

    assertThat(summary.classes()).isEmpty();
    assertThat(summary.families().get(0).absentShare()).isZero();
  }

  private static CohortSummary summary(List<Cell> cells, List<Exclusion> exclusions) {
    return CohortSummary.of(new Cohort("c", cells, List.of(), exclusions));
  }

  private static Cell cell(String id, String donor, String subclass, String condition) {
    return new Cell(
        id, Species.HUMAN, textOrNone(donor), textOrNone(subclass), textOrNone(condition));
  }

  private static Optional<String> textOrNone(String text) {
    return Optional.of(text).filter(content -> !content.isEmpty());
  }
}
