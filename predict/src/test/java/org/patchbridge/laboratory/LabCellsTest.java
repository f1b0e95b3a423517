package org.patchbridge.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Species;
import org.patchbridge.laboratory.TwoRigs.Rig;
import org.patchbridge.work.InputException;

class LabCellsTest {
  private static Cohort known;
  private static Bundle reference;

  private final Cohort ours = TwoRigs.cells("ours", Rig.random(1), 2, 6);

  @BeforeAll
  static void trainTheReference() {
    known = TwoRigs.cells("reference", Rig.same(), 1, 40);
    reference = QuickReference.of(known);
  }

  private static LabCells of(Cohort cells) {
    return LabCells.of(reference, "ours.csv", "the column 'subclass'", cells);
  }

  private static List<Optional<String>> labels(Cohort cells) {
    return new ArrayList<>(cells.cells().stream().map(Cell::subclass).toList());
  }

  private static Cohort with(Cohort cells, List<Optional<String>> labels) {
    return TwoRigs.labelled(cells, labels, Species.MOUSE);
  }

  @Test
  void aLabelThatTheModelDoesNotKnowIsNamedWithTheNearest() {
    List<Optional<String>> labels = labels(ours);
    labels.set(4, Optional.of("Sstt"));
    assertThatThrownBy(() -> of(with(ours, labels)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'Sstt' of 1 cell (first: ours2-4)")
        .hasMessageContaining("did you mean 'Sst'?");
  }

  @Test
  void withoutLabelsTheColumnIsNamed() {
    List<Optional<String>> none = labels(ours);
    none.replaceAll(label -> Optional.empty());
    assertThatThrownBy(() -> of(with(ours, none)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("ours.csv: no cell has a label; the column 'subclass'");
  }

  @Test
  void aSubclassOfFewerThanFiveCellsIsNotUsedAndNamed() {
    List<Optional<String>> labels = labels(ours);
    labels.set(2, Optional.empty());
    labels.set(5, Optional.empty());
    LabCells cells = of(with(ours, labels));
    assertThat(cells.cohort().classes()).containsExactly("Pvalb", "Sst");
    assertThat(cells.notes())
        .anyMatch(note -> note.startsWith("Vip: 4 cells, fewer than 5, not used"))
        .contains("2 cells without a label not used");
  }

  @Test
  void oneSubclassAloneIsRefused() {
    int[] one = IntStream.range(0, ours.size()).filter(row -> row % 3 == 0).toArray();
    assertThatThrownBy(() -> of(ours.select(one)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("6 Pvalb; needed are at least 5 cells in each of two subclasses")
        .hasMessageContaining("one subclass alone");
  }

  @Test
  void theModelsOwnTrainingCellsAreRefused() {
    assertThatThrownBy(() -> of(known))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("own training cells");
  }

  @Test
  void cellsOfAnotherSpeciesAreRefused() {
    assertThatThrownBy(() -> of(TwoRigs.labelled(ours, labels(ours), Species.HUMAN)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("human cells, but the model is of mouse cells");
  }

  @Test
  void aTableOfTwoSpeciesIsRefused() {
    List<Cell> cells = new ArrayList<>(ours.cells());
    Cell first = cells.get(0);
    cells.set(
        0, new Cell(first.id(), Species.HUMAN, first.donor(), first.subclass(), first.condition()));
    Cohort mixed = new Cohort("ours", cells, ours.families(), List.of());
    assertThatThrownBy(() -> of(mixed))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("two species, 17 mouse and 1 human");
  }
}
