package org.patchbridge.laboratory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.random.RandomStream;

/** Cells of three subclasses in four features, as rigs of known scale and shift see them. */
final class TwoRigs {
  static final List<String> CLASSES = List.of("Pvalb", "Sst", "Vip");
  private static final int WIDTH = 4;
  private static final int CELLS_A_DONOR = 2;
  private static final double[][] MEANS = {{0, 0, 2, 1}, {2, 1, 0, -1}, {-1, 2, -1, 1}};

  private TwoRigs() {}

  /** What it shows of a value: scale times value plus shift, feature by feature. */
  record Rig(double[] scale, double[] shift) {
    static Rig same() {
      return new Rig(new double[] {1, 1, 1, 1}, new double[WIDTH]);
    }

    static Rig random(long seed) {
      RandomStream random = RandomStream.of(seed);
      double[] scale = new double[WIDTH];
      double[] shift = new double[WIDTH];
      for (int column = 0; column < WIDTH; column++) {
        scale[column] = Math.exp(0.25 * random.nextGaussian());
        shift[column] = 1.2 * random.nextGaussian();
      }
      return new Rig(scale, shift);
    }
  }

  /**
   * @param each cells of every subclass
   */
  static Cohort cells(String name, Rig rig, long seed, int each) {
    RandomStream random = RandomStream.of(seed);
    List<Cell> cells = new ArrayList<>();
    FamilyBlock.Builder block =
        FamilyBlock.builder(
            "features",
            IntStream.range(0, WIDTH).mapToObj(at -> new Column("f" + at, "mV")).toList(),
            each * CLASSES.size());
    for (int at = 0; at < each * CLASSES.size(); at++) {
      int label = at % CLASSES.size();
      String id = name + seed + "-" + at;
      String donor = name + seed + " donor " + label + " " + at / CLASSES.size() / CELLS_A_DONOR;
      cells.add(
          new Cell(
              id,
              Species.MOUSE,
              Optional.of(donor),
              Optional.of(CLASSES.get(label)),
              Optional.empty()));
      for (int column = 0; column < WIDTH; column++) {
        double value = MEANS[label][column] + random.nextGaussian();
        block.set(at, column, rig.scale()[column] * value + rig.shift()[column]);
      }
    }
    return new Cohort(name, cells, List.of(block.build()), List.of());
  }

  /** The same cells, all of one donor. */
  static Cohort ofOneDonor(Cohort cells) {
    return labelled(cells, cells.cells().stream().map(Cell::subclass).toList(), Species.MOUSE);
  }

  /** The same values of one donor, with other labels. */
  static Cohort labelled(Cohort cells, List<Optional<String>> labels, Species species) {
    List<Cell> others = new ArrayList<>();
    for (int row = 0; row < cells.size(); row++) {
      others.add(
          new Cell(
              cells.cells().get(row).id(),
              species,
              Optional.of("donor"),
              labels.get(row),
              Optional.empty()));
    }
    return new Cohort(cells.name(), others, cells.families(), List.of());
  }
}
