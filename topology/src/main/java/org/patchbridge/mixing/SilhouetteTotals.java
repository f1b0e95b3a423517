package org.patchbridge.mixing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.patchbridge.nearness.Euclidean;

/**
 * Silhouettes (Rousseeuw 1987) under several labellings of the same cells: each distance is
 * computed once and added to the totals of every labelling. Memory grows with cells × labels ×
 * labellings.
 */
final class SilhouetteTotals {
  private final double[][] points;
  private final int[] group;
  private final List<int[]> labellings;
  private final int kinds;

  /** {@code labellings × cells × kinds}: sum of distances to the group's cells of a label. */
  private final double[][][] totals;

  private SilhouetteTotals(double[][] points, int[] group, List<int[]> labellings, int kinds) {
    this.points = points;
    this.group = group;
    this.labellings = labellings;
    this.kinds = kinds;
    this.totals = new double[labellings.size()][group.length][kinds];
  }

  /**
   * @param group cells are compared within their groups only; −1 for none
   * @param labellings label of each cell, from 0 and below {@code kinds}; of cells in a group
   */
  static SilhouetteTotals of(double[][] points, int[] group, List<int[]> labellings, int kinds) {
    SilhouetteTotals silhouettes = new SilhouetteTotals(points, group, labellings, kinds);
    for (int i = 0; i < points.length; i++) {
      for (int j = 0; group[i] >= 0 && j < i; j++) {
        if (group[i] == group[j]) {
          silhouettes.add(i, j, Euclidean.distance(points[i], points[j]));
        }
      }
    }
    return silhouettes;
  }

  private void add(int i, int j, double distance) {
    for (int l = 0; l < totals.length; l++) {
      int[] labels = labellings.get(l);
      totals[l][i][labels[j]] += distance;
      totals[l][j][labels[i]] += distance;
    }
  }

  /**
   * Silhouette of each cell; NaN where it is in no group, the group has one label only, or the cell
   * is the only one of its label.
   */
  double[] silhouettes(int labelling) {
    int[] labels = labellings.get(labelling);
    int[][] sizes = sizes(labels);
    double[] silhouettes = new double[group.length];
    for (int cell = 0; cell < group.length; cell++) {
      silhouettes[cell] =
          group[cell] < 0
              ? Double.NaN
              : silhouette(totals[labelling][cell], sizes[group[cell]], labels[cell]);
    }
    return silhouettes;
  }

  /**
   * Means of a score of silhouettes under the first labelling, without each donor. Distances are
   * computed once more, each twice.
   */
  double[] meansWithout(DoubleUnaryOperator score, DeletedMeans deleted) {
    double[] whole = silhouettes(0);
    List<List<Integer>> members = new ArrayList<>();
    for (int unit = 0; unit < deleted.units(); unit++) {
      members.add(new ArrayList<>());
    }
    for (int cell = 0; cell < group.length; cell++) {
      deleted.asked(cell, score.applyAsDouble(whole[cell]));
      if (group[cell] >= 0) {
        members.get(deleted.unitOf(cell)).add(cell);
      }
    }
    int[] labels = labellings.get(0);
    int[][] sizes = sizes(labels);
    for (int unit = 0; unit < deleted.units(); unit++) {
      List<Integer> lost = members.get(unit);
      lost.forEach(cell -> sizes[group[cell]][labels[cell]]--);
      for (int cell = 0; cell < group.length; cell++) {
        if (group[cell] >= 0 && deleted.unitOf(cell) != unit) {
          double changed = silhouette(without(cell, lost), sizes[group[cell]], labels[cell]);
          deleted.changed(unit, score.applyAsDouble(whole[cell]), score.applyAsDouble(changed));
        }
      }
      lost.forEach(cell -> sizes[group[cell]][labels[cell]]++);
    }
    return deleted.means();
  }

  private double[] without(int cell, List<Integer> lost) {
    double[] left = totals[0][cell].clone();
    for (int other : lost) {
      if (group[other] == group[cell]) {
        left[labellings.get(0)[other]] -= Euclidean.distance(points[cell], points[other]);
      }
    }
    return left;
  }

  /** {@code groups × kinds}: cells. */
  private int[][] sizes(int[] labels) {
    int groups = Arrays.stream(group).max().orElse(-1) + 1;
    int[][] sizes = new int[groups][kinds];
    for (int cell = 0; cell < group.length; cell++) {
      if (group[cell] >= 0) {
        sizes[group[cell]][labels[cell]]++;
      }
    }
    return sizes;
  }

  private static double silhouette(double[] totals, int[] sizes, int own) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int kind = 0; kind < sizes.length; kind++) {
      if (kind != own && sizes[kind] > 0) {
        nearest = Math.min(nearest, totals[kind] / sizes[kind]);
      }
    }
    if (sizes[own] < 2 || Double.isInfinite(nearest)) {
      return Double.NaN;
    }
    double within = totals[own] / (sizes[own] - 1);
    double larger = Math.max(within, nearest);
    return larger == 0 ? 0 : (nearest - within) / larger;
  }
}
