package org.patchbridge.study.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.table.schema.SncgPolicy;

/**
 * Mouse cells under the subclasses that human cells have. Tables come aligned by their schema;
 * extracted recordings are aligned here.
 */
public final class SncgAlignment {
  private static final String SNCG = "Sncg";

  private SncgAlignment() {}

  /** The cohort itself where it has no such cells. */
  public static Cohort of(Cohort mouse, SncgPolicy policy) {
    if (policy == SncgPolicy.KEEP || !mouse.classes().contains(SNCG)) {
      return mouse;
    }
    int[] kept =
        IntStream.range(0, mouse.size())
            .filter(row -> policy != SncgPolicy.DROP || !isSncg(mouse.cells().get(row)))
            .toArray();
    Cohort selected = mouse.select(kept);
    List<Cell> cells =
        selected.cells().stream().map(cell -> isSncg(cell) ? renamed(cell, policy) : cell).toList();
    return new Cohort(mouse.name(), cells, selected.families(), mouse.exclusions());
  }

  private static boolean isSncg(Cell cell) {
    return cell.subclass().equals(Optional.of(SNCG));
  }

  private static Cell renamed(Cell cell, SncgPolicy policy) {
    String subclass = policy == SncgPolicy.LAMP5 ? "Lamp5" : "Vip";
    return new Cell(
        cell.id(), cell.species(), cell.donor(), Optional.of(subclass), cell.condition());
  }
}
