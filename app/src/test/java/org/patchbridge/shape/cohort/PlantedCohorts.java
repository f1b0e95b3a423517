package org.patchbridge.shape.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.random.RandomStream;

/** Cohorts of which the shape is known, because it was planted. */
public final class PlantedCohorts {
  private static final int FEATURES = 4;
  private static final int CELLS_OF_A_DONOR = 3;

  private PlantedCohorts() {}

  /**
   * Two classes that lie apart in the first feature.
   *
   * @param shift of all cells in the second feature
   */
  public static Cohort twoClasses(Species species, int cells, double shift, long seed) {
    RandomStream random = RandomStream.of(seed);
    List<Cell> made = new ArrayList<>();
    FamilyBlock.Builder block = features(cells);
    for (int i = 0; i < cells; i++) {
      boolean isFirst = i % 2 == 0;
      made.add(cell(species, i, Optional.of(isFirst ? "Pvalb" : "Sst")));
      for (int k = 0; k < FEATURES; k++) {
        double mean = k == 0 ? (isFirst ? 4 : -4) : k == 1 ? shift : 0;
        block.set(i, k, mean + random.nextGaussian());
      }
    }
    return new Cohort(species.label() + "s", made, List.of(block.build()), List.of());
  }

  /** A ring in the first two features; no class. */
  public static Cohort ring(int cells, long seed) {
    RandomStream random = RandomStream.of(seed);
    List<Cell> made = new ArrayList<>();
    FamilyBlock.Builder block = features(cells);
    for (int i = 0; i < cells; i++) {
      made.add(cell(Species.MOUSE, i, Optional.empty()));
      double angle = 2 * Math.PI * random.nextDouble();
      for (int k = 0; k < FEATURES; k++) {
        double mean = k == 0 ? 5 * Math.cos(angle) : k == 1 ? 5 * Math.sin(angle) : 0;
        // What is small beside the ring would be blown up to its size: every feature is scaled.
        block.set(i, k, mean + (k < 2 ? 0.5 : 0) * random.nextGaussian());
      }
    }
    return new Cohort("ring", made, List.of(block.build()), List.of());
  }

  private static FamilyBlock.Builder features(int cells) {
    List<Column> columns = new ArrayList<>();
    for (int k = 1; k <= FEATURES; k++) {
      columns.add(new Column("feature " + k, "mV"));
    }
    return FamilyBlock.builder("scalars", columns, cells);
  }

  /** Every seventh cell is of an unknown donor. */
  private static Cell cell(Species species, int number, Optional<String> subclass) {
    return new Cell(
        species.label() + number,
        species,
        number % 7 == 6 ? Optional.empty() : Optional.of("donor " + number / CELLS_OF_A_DONOR),
        subclass,
        Optional.empty());
  }
}
