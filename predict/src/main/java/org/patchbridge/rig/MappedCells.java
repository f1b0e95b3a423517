package org.patchbridge.rig;

import java.util.ArrayList;
import java.util.List;
import org.patchbridge.adaptation.AdaptedCell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FamilyBlock;

/** Cells as they would look on the rig of the training cells. */
final class MappedCells {
  private MappedCells() {}

  /**
   * A feature that was not mapped, because few cells have it, is absent: what the rig does to it is
   * not known.
   *
   * @param called the cells as they were given
   * @param mapped the first of them, in the batch's order
   */
  static Cohort of(Cohort called, RigBatch batch, List<AdaptedCell> mapped) {
    List<String> order =
        batch.cells().families().stream()
            .flatMap(
                family ->
                    family.columns().stream().map(column -> family.name() + "." + column.name()))
            .toList();
    List<FamilyBlock> blocks = new ArrayList<>();
    for (FamilyBlock family : called.families()) {
      FamilyBlock.Builder block =
          FamilyBlock.builder(family.name(), family.columns(), family.cells());
      for (int column = 0; column < family.width(); column++) {
        int at = order.indexOf(family.name() + "." + family.columns().get(column).name());
        for (int row = 0; row < family.cells(); row++) {
          put(block, row, column, at < 0 ? Double.NaN : mapped.get(row).mapped()[at]);
        }
      }
      blocks.add(block.build());
    }
    return new Cohort(called.name(), called.cells(), blocks, called.exclusions());
  }

  private static void put(FamilyBlock.Builder block, int row, int column, double value) {
    if (FamilyBlock.isInRange(value)) {
      block.set(row, column, value);
    } else {
      block.absent(row, column, "not mapped to the reference's rig");
    }
  }
}
