package org.patchbridge.mixing;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Species;
import org.patchbridge.metric.Bootstrap;
import org.patchbridge.random.RandomStream;

/** Cells of two species whose mixing is known. */
final class MixedClouds {
  private static final String[] CLASSES = {"Pvalb", "Sst", "Vip"};

  private MixedClouds() {}

  static double[][] gaussian(int points, int dimensions, long seed) {
    RandomStream random = RandomStream.of(seed);
    double[][] cloud = new double[points][dimensions];
    for (double[] point : cloud) {
      for (int k = 0; k < dimensions; k++) {
        point[k] = random.nextGaussian();
      }
    }
    return cloud;
  }

  /**
   * @param classOf number of each cell's class, −1 for none
   * @param cellsPerDonor cells of a species in a row that share a donor
   */
  static MixedCells cells(
      double[][] points, IntPredicate human, IntUnaryOperator classOf, int cellsPerDonor) {
    int[] seen = new int[2];
    Cohort cohort =
        cohort(
            points.length,
            human,
            classOf,
            i -> {
              int species = human.test(i) ? 1 : 0;
              return "donor " + species + " " + seen[species]++ / cellsPerDonor;
            });
    return MixedCells.of(cohort, points, new Bootstrap(200, 0.95, 5));
  }

  /** Donors are asked for in the order of the cells. */
  static Cohort cohort(
      int size, IntPredicate human, IntUnaryOperator classOf, IntFunction<String> donor) {
    List<Cell> cells =
        IntStream.range(0, size)
            .mapToObj(
                i ->
                    new Cell(
                        "cell " + i,
                        human.test(i) ? Species.HUMAN : Species.MOUSE,
                        Optional.of(donor.apply(i)),
                        Optional.of(classOf.applyAsInt(i))
                            .filter(label -> label >= 0)
                            .map(label -> CLASSES[label]),
                        Optional.empty()))
            .toList();
    return new Cohort("made", cells, List.of(), List.of());
  }
}
