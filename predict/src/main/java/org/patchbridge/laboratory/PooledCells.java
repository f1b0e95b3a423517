package org.patchbridge.laboratory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.patchbridge.calibration.LabelledMap;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.FeatureMatrix;

/**
 * Cells of a reference and of a laboratory in the same columns. Reference cells come first.
 *
 * @param reference in its own units
 * @param lab as the laboratory measured them
 */
record PooledCells(Cohort reference, Cohort lab) {
  /** Tells cells and donors of the laboratory from the reference's, whatever both are called. */
  static final String LAB = "lab:";

  int firstOfLab() {
    return reference.size();
  }

  /** Classes of the reference, to which those of the laboratory belong. */
  int[] labLabels() {
    return lab.cells().stream()
        .mapToInt(cell -> reference.classes().indexOf(cell.subclass().orElseThrow()))
        .toArray();
  }

  /** Scale and shift of the laboratory's rig, from these rows of both. */
  LabelledMap map(int[] referenceRows, int[] labRows) {
    return LabelledMap.fit(
        new LabelledMap.Labelled(reference.matrix(), reference.labels(), referenceRows),
        new LabelledMap.Labelled(lab.matrix(), labLabels(), labRows),
        reference.classes().size());
  }

  /** All cells in the laboratory's units; a value whose image is no number is absent. */
  Cohort inLab(String name, LabelledMap map) {
    List<Cell> cells = new ArrayList<>(reference.cells());
    lab.cells().forEach(cell -> cells.add(ofLab(cell)));
    FeatureMatrix known = reference.matrix();
    List<FamilyBlock> blocks = new ArrayList<>();
    int from = 0;
    for (int family = 0; family < reference.families().size(); family++) {
      FamilyBlock there = reference.families().get(family);
      FamilyBlock here = lab.families().get(family);
      FamilyBlock.Builder block = FamilyBlock.builder(there.name(), there.columns(), cells.size());
      for (int column = 0; column < there.width(); column++) {
        for (int row = 0; row < there.cells(); row++) {
          double seen = map.inLab(known.at(row, from + column), from + column);
          if (there.isPresent(row, column) && FamilyBlock.isInRange(seen)) {
            block.set(row, column, seen);
          }
        }
        for (int row = 0; row < here.cells(); row++) {
          if (here.isPresent(row, column)) {
            block.set(there.cells() + row, column, here.value(row, column));
          }
        }
      }
      blocks.add(block.build());
      from += there.width();
    }
    return new Cohort(name, cells, blocks, List.of());
  }

  private static Cell ofLab(Cell cell) {
    return new Cell(
        LAB + cell.id(),
        cell.species(),
        cell.donor().map(donor -> LAB + donor),
        cell.subclass(),
        cell.condition());
  }

  /** Rows to learn from, those of the laboratory as often as each of its cells counts. */
  int[] weighted(int[] referenceRows, int[] labRows, int weight) {
    return IntStream.concat(
            Arrays.stream(referenceRows),
            Arrays.stream(pooled(labRows))
                .flatMap(row -> IntStream.generate(() -> row).limit(weight)))
        .toArray();
  }

  /** Rows of the laboratory as rows of both. */
  int[] pooled(int[] labRows) {
    return Arrays.stream(labRows).map(row -> firstOfLab() + row).toArray();
  }
}
