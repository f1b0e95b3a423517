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
      scores[cell] =
          species[cell] == asked ? share(same(permuted, cell), cells[cell].length) : Double.NaN;
    }
    return scores;
  }

  /** Means with the true classes without each donor; its neighbours are not replaced by others. */
  double[] meansWithout(int[] species, int asked, DeletedMeans deleted) {
    double[] scores = scores(labels, species, asked);
    for (int cell = 0; cell < scores.length; cell++) {
      if (Double.isNaN(scores[cell])) {
        continue;
      }
      int at = cell;
      int same = same(labels, cell);
      deleted.asked(cell, scores[cell]);
      deleted
          .placesByUnit(cell, cells[cell])
          .forEach(
              (unit, places) -> {
                long lost =
                    places.stream().filter(place -> labels[cells[at][place]] == labels[at]).count();
                deleted.changed(
                    unit, scores[at], share(same - lost, cells[at].length - places.size()));
              });
    }
    return deleted.means();
  }

  private int same(int[] permuted, int cell) {
    int same = 0;
    for (int other : cells[cell]) {
      same += permuted[other] == permuted[cell] ? 1 : 0;
    }
    return same;
  }

  private static double share(long same, int all) {
    return all > 0 ? (double) same / all : Double.NaN;
  }
}
