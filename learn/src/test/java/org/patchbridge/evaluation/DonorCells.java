package org.patchbridge.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;

/** Cells of which only donor and subclass matter. */
public final class DonorCells {
  private DonorCells() {}

  /**
   * @param subclass by donor; all cells of a donor are of one
   * @param donorsKnown whether the cells say whose they are
   */
  public static Cohort cohort(
      int donors, int cellsOfDonor, IntFunction<String> subclass, boolean donorsKnown) {
    List<Cell> cells =
        IntStream.range(0, donors * cellsOfDonor)
            .mapToObj(i -> cell(i, i / cellsOfDonor, subclass, donorsKnown))
            .toList();
    FamilyBlock.Builder block =
        FamilyBlock.builder("passive", List.of(new Column("sag", "1")), cells.size());
    for (int i = 0; i < cells.size(); i++) {
      block.set(i, 0, i);
    }
    return new Cohort("simulated", cells, List.of(block.build()), List.of());
  }

  private static Cell cell(
      int number, int donor, IntFunction<String> subclass, boolean donorsKnown) {
    return new Cell(
        "cell " + number,
        Species.HUMAN,
        donorsKnown ? Optional.of("donor " + donor) : Optional.empty(),
        Optional.of(subclass.apply(donor)),
        Optional.empty());
  }
}
