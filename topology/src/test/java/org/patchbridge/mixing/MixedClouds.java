package org.patchbridge.mixing;

import java.util.List;
import java.util.Optional;
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
    List<Cell> cells =
        IntStream.range(0, points.length)
            .mapToObj(
                i -> {
                  Species species = human.test(i) ? Species.HUMAN : Species.MOUSE;
                  int donor = seen[species.ordinal()]++ / cellsPerDonor;
                  int label = classOf.applyAsInt(i);
                  return new Cell(
                      "cell " + i,
                      species,
                      Optional.of(species.label() + donor),
                      label < 0 ? Optional.empty() : Optional.of(CLASSES[label]),
                      Optional.empty());
                })
            .toList();
    return MixedCells.of(
        new Cohort("made", cells, List.of(), List.of()), points, new Bootstrap(200, 0.95, 5));
  }
}
