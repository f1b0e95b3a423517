package org.patchbridge.mixing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
  private final double critical;

  private NeighbourhoodComposition(
      int[] group, int groups, int species, int[][] cells, double significance) {
    this.group = group;
    this.groups = groups;
    this.species = species;
    this.cells = cells;
    this.critical = critical(species - 1, significance);
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
    int[][] sizes = sizes(speciesOfCell);
    double[] scores = new double[group.length];
    for (int cell = 0; cell < group.length; cell++) {
      scores[cell] =
          group[cell] < 0
              ? Double.NaN
              : accepted(observed(cell, speciesOfCell), sizes[group[cell]]);
    }
    return scores;
  }

  /** Means without each donor: shares of the group change, and neighbourhoods lose its cells. */
  double[] meansWithout(int[] speciesOfCell, DeletedMeans deleted) {
    double[] scores = scores(speciesOfCell);
    int[][] observed = new int[group.length][];
    List<List<int[]>> lost = new ArrayList<>();
    List<List<Integer>> members = new ArrayList<>();
    for (int unit = 0; unit < deleted.units(); unit++) {
      lost.add(new ArrayList<>());
      members.add(new ArrayList<>());
    }
    for (int cell = 0; cell < group.length; cell++) {
      deleted.asked(cell, scores[cell]);
      observed[cell] = observed(cell, speciesOfCell);
      members.get(deleted.unitOf(cell)).add(cell);
      for (int other : cells[cell]) {
        lost.get(deleted.unitOf(other)).add(new int[] {cell, speciesOfCell[other]});
      }
    }
    int[][] sizes = sizes(speciesOfCell);
    for (int unit = 0; unit < deleted.units(); unit++) {
      List<Integer> without = members.get(unit);
      without.stream()
          .filter(cell -> group[cell] >= 0)
          .forEach(cell -> sizes[group[cell]][speciesOfCell[cell]]--);
      lost.get(unit).forEach(one -> observed[one[0]][one[1]]--);
      for (int cell = 0; cell < group.length; cell++) {
        if (group[cell] >= 0 && deleted.unitOf(cell) != unit) {
          deleted.changed(unit, scores[cell], accepted(observed[cell], sizes[group[cell]]));
        }
      }
      lost.get(unit).forEach(one -> observed[one[0]][one[1]]++);
      without.stream()
          .filter(cell -> group[cell] >= 0)
          .forEach(cell -> sizes[group[cell]][speciesOfCell[cell]]++);
    }
    return deleted.means();
  }

  /** {@code groups × species}: cells. */
  private int[][] sizes(int[] speciesOfCell) {
    int[][] sizes = new int[groups][species];
    for (int cell = 0; cell < group.length; cell++) {
      if (group[cell] >= 0) {
        sizes[group[cell]][speciesOfCell[cell]]++;
      }
    }
    return sizes;
  }

  private int[] observed(int cell, int[] speciesOfCell) {
    int[] observed = new int[species];
    for (int other : cells[cell]) {
      observed[speciesOfCell[other]]++;
    }
    return observed;
  }

  private double accepted(int[] observed, int[] sizes) {
    double size = 0;
    double near = 0;
    for (int s = 0; s < species; s++) {
      if (sizes[s] < FEWEST_OF_SPECIES) {
        return Double.NaN;
      }
      size += sizes[s];
      near += observed[s];
    }
    if (near == 0) {
      return Double.NaN;
    }
    double statistic = 0;
    for (int s = 0; s < species; s++) {
      double expected = near * sizes[s] / size;
      statistic += (observed[s] - expected) * (observed[s] - expected) / expected;
    }
    return statistic <= critical ? 1 : 0;
  }

  /** The statistic whose p value is the significance, by bisection. */
  static double critical(int degrees, double significance) {
    double low = 0;
    double high = 1;
    while (RegularizedGamma.Q.value(degrees / 2.0, high / 2) > significance) {
      high *= 2;
    }
    for (double middle = high / 2; middle > low && middle < high; middle = (low + high) / 2) {
      if (RegularizedGamma.Q.value(degrees / 2.0, middle / 2) >= significance) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
