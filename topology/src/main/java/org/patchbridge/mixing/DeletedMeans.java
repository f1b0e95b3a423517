package org.patchbridge.mixing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The mean score of cells without each of the donors, one at a time: its cells are neither asked
 * nor anyone's neighbours. Scores that are not defined (NaN) are left out.
 */
final class DeletedMeans {
  private final int[] unit;
  private final double[] sums;
  private final double[] counts;
  private double sum;
  private double count;

  /**
   * @param unit donor of each cell, below {@code units}
   */
  DeletedMeans(int[] unit, int units) {
    this.unit = unit;
    this.sums = new double[units];
    this.counts = new double[units];
  }

  int units() {
    return sums.length;
  }

  int unitOf(int cell) {
    return unit[cell];
  }

  /** The score of a cell with all donors: it counts unless its own is left out. */
  void asked(int cell, double score) {
    if (!Double.isNaN(score)) {
      sum += score;
      count++;
      sums[unit[cell]] -= score;
      counts[unit[cell]]--;
    }
  }

  /** That a cell has another score without a donor, which is not its own. */
  void changed(int without, double score, double changed) {
    sums[without] += defined(changed) - defined(score);
    counts[without] += (Double.isNaN(changed) ? 0 : 1) - (Double.isNaN(score) ? 0 : 1);
  }

  private static double defined(double score) {
    return Double.isNaN(score) ? 0 : score;
  }

  /** One a donor; NaN where no score is left. */
  double[] means() {
    double[] means = new double[sums.length];
    for (int u = 0; u < means.length; u++) {
      double left = count + counts[u];
      means[u] = left > 0 ? (sum + sums[u]) / left : Double.NaN;
    }
    return means;
  }

  /** Places of the neighbours of each donor that is not the cell's own. */
  Map<Integer, List<Integer>> placesByUnit(int cell, int[] neighbours) {
    Map<Integer, List<Integer>> places = new TreeMap<>();
    for (int i = 0; i < neighbours.length; i++) {
      if (unit[neighbours[i]] != unit[cell]) {
        places.computeIfAbsent(unit[neighbours[i]], any -> new ArrayList<>()).add(i);
      }
    }
    return places;
  }
}
