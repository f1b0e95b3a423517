package org.patchbridge.mixing;

import java.util.Arrays;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.patchbridge.nearness.NearestCells;

/**
 * k-nearest-neighbour batch effect test (B&uuml;ttner et al. 2019, <i>Nature Methods</i> 16:43):
 * whether species around a cell are there in the shares of its group, by Pearson's χ² test. The
 * group is all cells or the cell's class. k is a quarter of the mean number of cells of a species
 * in the group, at least 10 and at most 70, as scib has it. Every cell is tested, not a tenth.
 */
final class NeighbourhoodComposition {
  private static final int FEWEST_NEIGHBOURS = 10;
  private static final int MOST_NEIGHBOURS = 70;
  private static final int QUARTER = 4;

  /** With fewer cells of a species the test has no power worth the name. */
  private static final int FEWEST_OF_SPECIES = 10;

  private final int[] group;
  private final int groups;
  private final int species;
  private final int[][] cells;
  private final double significance;

  private NeighbourhoodComposition(
      int[] group, int groups, int species, int[][] cells, double significance) {
    this.group = group;
    this.groups = groups;
    this.species = species;
    this.cells = cells;
    this.significance = significance;
  }

  /**
   * @param group of each cell, −1 for none
   * @param species how many there are
   */
  static NeighbourhoodComposition of(
      double[][] points, int[] group, int species, double significance) {
    int groups = Arrays.stream(group).max().orElse(-1) + 1;
    int[] sizes = new int[groups];
    Arrays.stream(group).filter(each -> each >= 0).forEach(each -> sizes[each]++);
    int[][] nearest =
        NearestCells.of(
                points,
                MOST_NEIGHBOURS,
                cell -> other -> group[cell] >= 0 && group[other] == group[cell])
            .cells();
    int[][] cells = new int[points.length][];
    for (int cell = 0; cell < points.length; cell++) {
      int k = group[cell] < 0 ? 0 : neighbours(sizes[group[cell]], species);
      cells[cell] = Arrays.copyOf(nearest[cell], Math.min(k, nearest[cell].length));
    }
    return new NeighbourhoodComposition(group, groups, species, cells, significance);
  }

  static int neighbours(int cells, int species) {
    return Math.min(MOST_NEIGHBOURS, Math.max(FEWEST_NEIGHBOURS, cells / species / QUARTER));
  }

  /**
   * 1 where the test does not reject, 0 where it does; NaN where the group has fewer than 10 cells
   * of a species, or the cell is in no group.
   */
  double[] scores(int[] speciesOfCell) {
    double[][] counts = new double[groups][species];
    double[] sizes = new double[groups];
    for (int cell = 0; cell < group.length; cell++) {
      if (group[cell] >= 0) {
        counts[group[cell]][speciesOfCell[cell]]++;
        sizes[group[cell]]++;
      }
    }
    double[] scores = new double[group.length];
    for (int cell = 0; cell < group.length; cell++) {
      int of = group[cell];
      scores[cell] =
          of < 0 || Arrays.stream(counts[of]).min().orElse(0) < FEWEST_OF_SPECIES
              ? Double.NaN
              : accepted(cells[cell], speciesOfCell, counts[of], sizes[of]);
    }
    return scores;
  }

  private double accepted(int[] near, int[] speciesOfCell, double[] counts, double size) {
    double[] observed = new double[species];
    for (int cell : near) {
      observed[speciesOfCell[cell]]++;
    }
    double statistic = 0;
    for (int s = 0; s < species; s++) {
      double expected = near.length * counts[s] / size;
      statistic += (observed[s] - expected) * (observed[s] - expected) / expected;
    }
    return RegularizedGamma.Q.value((species - 1) / 2.0, statistic / 2) >= significance ? 1 : 0;
  }
}
