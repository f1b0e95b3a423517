package org.patchbridge.nearness;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The nearest cells of every cell, by comparison with each; of equally far ones the one that comes
 * first. A cell is none of its own. Memory grows with cells × neighbours.
 *
 * @param cells the nearest first; shorter where there are fewer
 * @param distances to them, Euclidean
 */
public record NearestCells(int[][] cells, double[][] distances) {
  /** Which cells may be neighbours of a cell. */
  @FunctionalInterface
  public interface Eligible {
    IntPredicate of(int cell);
  }

  /** Among all cells. */
  public static NearestCells of(double[][] points, int neighbours) {
    return of(points, neighbours, cell -> other -> true);
  }

  /** Among those that are eligible. */
  public static NearestCells of(double[][] points, int neighbours, Eligible eligible) {
    if (neighbours < 1) {
      throw new IllegalArgumentException(neighbours + " neighbours; at least 1");
    }
    int[][] cells = new int[points.length][];
    double[][] distances = new double[points.length][];
    for (int cell = 0; cell < points.length; cell++) {
      nearest(points, cell, neighbours, eligible.of(cell), cells, distances);
    }
    return new NearestCells(cells, distances);
  }

  private static void nearest(
      double[][] points,
      int cell,
      int neighbours,
      IntPredicate eligible,
      int[][] cells,
      double[][] distances) {
    int most = Math.min(neighbours, points.length);
    int[] found = new int[most];
    double[] squared = new double[most];
    int count = 0;
    for (int other = 0; other < points.length; other++) {
      if (other == cell || !eligible.test(other)) {
        continue;
      }
      double distance = Euclidean.squared(points[cell], points[other]);
      if (count == most && distance >= squared[most - 1]) {
        continue;
      }
      int at = count < most ? count++ : most - 1;
      for (; at > 0 && squared[at - 1] > distance; at--) {
        squared[at] = squared[at - 1];
        found[at] = found[at - 1];
      }
      squared[at] = distance;
      found[at] = other;
    }
    cells[cell] = Arrays.copyOf(found, count);
    distances[cell] = Arrays.stream(squared, 0, count).map(Math::sqrt).toArray();
  }
}
