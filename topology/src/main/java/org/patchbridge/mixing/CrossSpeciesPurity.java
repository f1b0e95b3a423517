package org.patchbridge.mixing;

import org.patchbridge.nearness.NearestCells;

/**
 * Of a cell's nearest labelled cells of the other species the share that is of its class. Only
 * labelled cells are asked and counted.
 */
final class CrossSpeciesPurity {
  private final int[] labels;
  private final int[][] cells;

  private CrossSpeciesPurity(int[] labels, int[][] cells) {
    this.labels = labels;
    this.cells = cells;
  }

  static CrossSpeciesPurity of(double[][] points, int[] species, int[] labels, int neighbours) {
    return new CrossSpeciesPurity(
        labels,
        NearestCells.of(
                points,
                neighbours,
                cell ->
                    other ->
                        labels[cell] >= 0 && labels[other] >= 0 && species[other] != species[cell])
            .cells());
  }

  /**
   * @param permuted classes of the cells, unknown where the true ones are
   * @param species of each cell
   * @param asked the species whose cells are asked
   * @return NaN for other cells, and where no cell of the other species is labelled
   */
  double[] scores(int[] permuted, int[] species, int asked) {
    double[] scores = new double[labels.length];
    for (int cell = 0; cell < scores.length; cell++) {
      int same = 0;
      for (int other : cells[cell]) {
        same += permuted[other] == permuted[cell] ? 1 : 0;
      }
      scores[cell] =
          species[cell] == asked && cells[cell].length > 0
              ? (double) same / cells[cell].length
              : Double.NaN;
    }
    return scores;
  }
}
