package org.patchbridge.adaptation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.patchbridge.adaptation.mixture.AffineMap;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.random.RandomStream;

/**
 * Cells of three normally distributed classes in four features, as a rig of known map sees them.
 */
final class SimulatedRig {
  static final List<String> CLASSES = List.of("Pvalb", "Sst", "Vip");
  static final int WIDTH = 4;
  private static final double[][] MEANS = {{0, 0, 3, 1}, {3, 1, 0, -1}, {-2, 3, -1, 2}};
  private static final double[] SPREADS = {1, 0.7, 1.2, 0.8};
  private static final int CELLS_A_DONOR = 4;

  private SimulatedRig() {}

  /**
   * @param map from the rig's values to the reference's
   * @param counts cells of each class
   */
  static Cohort cells(String name, AffineMap map, long seed, int... counts) {
    RandomStream random = RandomStream.of(seed);
    List<Cell> cells = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    for (int label = 0; label < counts.length; label++) {
      for (int i = 0; i < counts[label]; i++) {
        int at = cells.size();
        cells.add(
            new Cell(
                name + at,
                Species.MOUSE,
                Optional.of(name + " donor " + at / CELLS_A_DONOR),
                Optional.of(CLASSES.get(label)),
                Optional.empty()));
        values.add(value(map, label, random));
      }
    }
    return cohort(name, cells, values.toArray(double[][]::new));
  }

  private static double[] value(AffineMap map, int label, RandomStream random) {
    double[] value = new double[WIDTH];
    double common = random.nextGaussian();
    for (int column = 0; column < WIDTH; column++) {
      double own = MEANS[label][column] + SPREADS[label % SPREADS.length] * 0.5 * common;
      double reference = own + SPREADS[column] * random.nextGaussian();
      value[column] = (reference - map.shift()[column]) / map.scale()[column];
    }
    return value;
  }

  static Cohort cohort(String name, List<Cell> cells, double[][] values) {
    List<Column> columns =
        IntStream.range(0, values[0].length)
            .mapToObj(column -> new Column("feature " + column, "mV"))
            .toList();
    FamilyBlock.Builder block = FamilyBlock.builder("features", columns, cells.size());
    for (int row = 0; row < values.length; row++) {
      for (int column = 0; column < columns.size(); column++) {
        if (!Double.isNaN(values[row][column])) {
          block.set(row, column, values[row][column]);
        }
      }
    }
    return new Cohort(name, cells, List.of(block.build()), List.of());
  }

  static RigReference reference() {
    Cohort cohort = cells("reference", AffineMap.identity(WIDTH), 1, 160, 160, 120);
    return RigReference.fit(cohort, all(cohort), 7).orElseThrow();
  }

  static int[] all(Cohort cohort) {
    return IntStream.range(0, cohort.size()).toArray();
  }

  /** In standard scores of the reference. */
  static double[][] scores(RigReference reference, Cohort cohort) {
    return reference.scores().of(cohort.matrix(), all(cohort));
  }

  /** The same cells with one feature absent or replaced. */
  static Cohort with(Cohort cohort, int column, double value) {
    double[][] values = new double[cohort.size()][];
    for (int row = 0; row < values.length; row++) {
      int at = row;
      values[row] =
          IntStream.range(0, WIDTH)
              .mapToDouble(c -> c == column ? value : cohort.matrix().at(at, c))
              .toArray();
    }
    return cohort(cohort.name(), cohort.cells(), values);
  }

  static double accuracy(RigReference reference, Cohort cohort, BatchAdaptation adaptation) {
    int right = 0;
    for (int row = 0; row < cohort.size(); row++) {
      double[] probabilities = adaptation.cells().get(row).probabilities();
      int best =
          IntStream.range(0, probabilities.length)
              .reduce((i, j) -> probabilities[j] > probabilities[i] ? j : i)
              .orElseThrow();
      String truth = cohort.cells().get(row).subclass().orElseThrow();
      right += reference.classes().get(best).equals(truth) ? 1 : 0;
    }
    return right / (double) cohort.size();
  }

  static double[] truth(int... counts) {
    double sum = Arrays.stream(counts).sum();
    return Arrays.stream(counts).mapToDouble(count -> count / sum).toArray();
  }
}
