package org.patchbridge.transfer;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;

/** The same cells with wrong subclasses. */
final class WithOtherLabels {
  private WithOtherLabels() {}

  /** Every cell gets the subclass that follows its own. */
  static Cohort rotate(Cohort cohort) {
    List<String> classes = cohort.classes();
    List<Cell> cells =
        IntStream.range(0, cohort.size())
            .mapToObj(
                i -> {
                  Cell cell = cohort.cells().get(i);
                  String next = classes.get((cohort.labels()[i] + 1) % classes.size());
                  return new Cell(
                      cell.id(), cell.species(), cell.donor(), Optional.of(next), cell.condition());
                })
            .toList();
    return new Cohort(cohort.name(), cells, cohort.families(), List.of());
  }
}
