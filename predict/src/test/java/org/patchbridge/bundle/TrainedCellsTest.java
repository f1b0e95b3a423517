package org.patchbridge.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;

class TrainedCellsTest {
  private static final String FLAG = "trained on this cell: the call says nothing about new cells";

  private static Bundle bundle;

  @BeforeAll
  static void train() {
    bundle = BundleExample.bundle(BundleExample.forest(), 1);
  }

  @Test
  void everyTrainingCellIsKnownAgainAndFlagged() {
    assertThat(Caller.of(bundle).calls(BundleExample.cells(1)))
        .allSatisfy(call -> assertThat(call.flags()).contains(FLAG))
        .allMatch(Call::isTrainingCell);
  }

  @Test
  void newCellsAreNot() {
    assertThat(Caller.of(bundle).calls(BundleExample.cells(5)))
        .allSatisfy(call -> assertThat(call.flags()).doesNotContain(FLAG))
        .noneMatch(Call::isTrainingCell);
  }

  @Test
  void trainingCellUnderAnotherNameIsKnownAgain() {
    Cohort cohort = BundleExample.cells(1);
    List<Cell> renamed =
        cohort.cells().stream()
            .map(
                cell ->
                    new Cell(
                        "copy of " + cell.id(),
                        cell.species(),
                        Optional.of("another donor"),
                        Optional.empty(),
                        Optional.empty()))
            .toList();
    Cohort copies = new Cohort("another file", renamed, cohort.families(), List.of());

    assertThat(Caller.of(bundle).calls(copies)).allMatch(Call::isTrainingCell);
  }

  @Test
  void valueThatDiffersMakesAnotherCell() {
    Cohort cohort = BundleExample.cells(1).select(new int[] {0});
    FamilyBlock first = cohort.families().get(0);
    FamilyBlock.Builder other = FamilyBlock.builder(first.name(), first.columns(), 1);
    for (int k = 0; k < first.width(); k++) {
      double value = first.value(0, k);
      other.set(0, k, k == 0 ? Math.nextUp(value) : value);
    }
    List<FamilyBlock> families = new ArrayList<>(cohort.families());
    families.set(0, other.build());
    Cohort changed = new Cohort("changed", cohort.cells(), families, List.of());

    assertThat(Caller.of(bundle).calls(changed)).noneMatch(Call::isTrainingCell);
  }

  @Test
  void savedModelKnowsThemStill(@TempDir Path folder) {
    BundleFolder.write(folder.resolve("saved"), bundle);
    Bundle read = BundleFolder.read(folder.resolve("saved"));

    assertThat(Caller.of(read).calls(BundleExample.cells(1))).allMatch(Call::isTrainingCell);
    assertThat(Caller.of(read).calls(BundleExample.cells(5))).noneMatch(Call::isTrainingCell);
  }

  @Test
  void digestsOfTwoBundlesHaveNothingInCommon() {
    Cohort cohort = BundleExample.cells(1);

    assertThat(digests(TrainedCells.of(cohort, "0123")))
        .hasSize(cohort.size())
        .doesNotContainAnyElementsOf(digests(TrainedCells.of(cohort, "4567")));
  }

  private static List<String> digests(TrainedCells cells) {
    ParameterWriter out = ParameterWriter.root();
    cells.write(out);
    return ParameterReader.root(out.finish()).texts("digests");
  }

  @Test
  void cellsOfAlmostNoValuesAreNotToldApartAndThereforeNotFlagged() {
    Cohort almostEmpty = cellWithValues(2);

    assertThat(TrainedCells.of(almostEmpty, "0123").contains(almostEmpty, 0)).isFalse();
    assertThat(TrainedCells.of(cellWithValues(3), "0123").contains(cellWithValues(3), 0)).isTrue();
  }

  private static Cohort cellWithValues(int present) {
    List<Column> columns =
        List.of(
            new Column("a", "mV"), new Column("b", ""), new Column("c", ""), new Column("d", ""));
    FamilyBlock.Builder block = FamilyBlock.builder("family", columns, 1);
    for (int k = 0; k < present; k++) {
      block.set(0, k, k);
    }
    Cell cell =
        new Cell("cell", Species.MOUSE, Optional.empty(), Optional.empty(), Optional.empty());
    return new Cohort("cells", List.of(cell), List.of(block.build()), List.of());
  }
}
