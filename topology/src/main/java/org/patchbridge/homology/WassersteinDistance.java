package org.patchbridge.homology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The least sum of distances of a matching between the features of two diagrams, where a feature
 * may stand alone for half of what it lasts (1-Wasserstein distance, the greater of the differences
 * in birth and death as the distance of two features).
 *
 * <p>Exact: an assignment by shortest augmenting paths over those pairs only that are nearer to
 * each other than to standing alone.
 */
final class WassersteinDistance {
  private static final int NOBODY = -1;

  private record Step(int column, double length) {}

  private final int[][] columns;
  private final double[][] costs;
  private final int[] partner;
  private final double[] rowPrice;
  private final double[] columnPrice;
  private final int[] taker;

  private WassersteinDistance(int[][] columns, double[][] costs, int columnCount) {
    this.columns = columns;
    this.costs = costs;
    this.partner = new int[columns.length];
    this.rowPrice = new double[columns.length];
    this.columnPrice = new double[columnCount];
    this.taker = new int[columnCount];
    Arrays.fill(partner, NOBODY);
    Arrays.fill(taker, NOBODY);
  }

  /**
   * @param one births and deaths, features × 2; finite
   * @param other the same of the other diagram
   */
  static double between(double[][] one, double[][] other) {
    double alone = 0;
    for (double[] each : other) {
      alone += half(each);
    }
    int[][] columns = new int[one.length][];
    double[][] costs = new double[one.length][];
    for (int i = 0; i < one.length; i++) {
      List<Integer> near = new ArrayList<>();
      List<Double> cost = new ArrayList<>();
      for (int j = 0; j < other.length; j++) {
        double distance = distance(one[i], other[j]);
        if (distance < half(one[i]) + half(other[j])) {
          near.add(j);
          cost.add(distance - half(other[j]));
        }
      }
      // A column of its own: to stand alone.
      near.add(other.length + i);
      cost.add(half(one[i]));
      columns[i] = near.stream().mapToInt(Integer::intValue).toArray();
      costs[i] = cost.stream().mapToDouble(Double::doubleValue).toArray();
    }
    return alone + new WassersteinDistance(columns, costs, other.length + one.length).assign();
  }

  private double assign() {
    for (int row = 0; row < columns.length; row++) {
      augment(row);
    }
    double sum = 0;
    for (int row = 0; row < columns.length; row++) {
      for (int k = 0; k < columns[row].length; k++) {
        if (columns[row][k] == partner[row]) {
          sum += costs[row][k];
        }
      }
    }
    return sum;
  }

  /** Dijkstra over reduced costs from a row to the nearest free column. */
  private void augment(int start) {
    double[] length = new double[columnPrice.length];
    int[] from = new int[columnPrice.length];
    boolean[] done = new boolean[columnPrice.length];
    Arrays.fill(length, Double.POSITIVE_INFINITY);
    PriorityQueue<Step> queue =
        new PriorityQueue<>(
            (a, b) ->
                a.length() == b.length()
                    ? Integer.compare(a.column(), b.column())
                    : Double.compare(a.length(), b.length()));
    rowPrice[start] = least(start);
    relax(start, 0, length, from, done, queue);
    List<Integer> passed = new ArrayList<>();
    int end = NOBODY;
    while (end == NOBODY) {
      Step step = queue.remove();
      if (done[step.column()]) {
        continue;
      }
      done[step.column()] = true;
      if (taker[step.column()] == NOBODY) {
        end = step.column();
      } else {
        passed.add(step.column());
        relax(taker[step.column()], step.length(), length, from, done, queue);
      }
    }
    rowPrice[start] += length[end];
    for (int column : passed) {
      rowPrice[taker[column]] += length[end] - length[column];
      columnPrice[column] -= length[end] - length[column];
    }
    int column = end;
    while (column != NOBODY) {
      int row = from[column];
      int given = partner[row];
      partner[row] = column;
      taker[column] = row;
      column = row == start ? NOBODY : given;
    }
  }

  private double least(int row) {
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < columns[row].length; k++) {
      least = Math.min(least, costs[row][k] - columnPrice[columns[row][k]]);
    }
    return least;
  }

  private void relax(
      int row,
      double before,
      double[] length,
      int[] from,
      boolean[] done,
      PriorityQueue<Step> queue) {
    for (int k = 0; k < columns[row].length; k++) {
      int column = columns[row][k];
      // Rounding alone can make a reduced cost negative.
      double reduced = Math.max(0, costs[row][k] - rowPrice[row] - columnPrice[column]);
      if (!done[column] && before + reduced < length[column]) {
        length[column] = before + reduced;
        from[column] = row;
        queue.add(new Step(column, length[column]));
      }
    }
  }

  private static double half(double[] feature) {
    return (feature[1] - feature[0]) / 2;
  }

  private static double distance(double[] a, double[] b) {
    return Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]));
  }
}
