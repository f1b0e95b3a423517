package org.patchbridge.mixing;

import java.util.List;
import org.patchbridge.nearness.Euclidean;

/**
 * Silhouettes (Rousseeuw 1987) under several labellings of the same cells: each distance is
 * computed once and added to the totals of every labelling. Memory grows with cells × labels ×
 * labellings.
 */
final class SilhouetteTotals {
  private final int[] group;
  private final List<int[]> labellings;
  private final int kinds;

  /** {@code labellings × cells × kinds}: sum of distances to the group's cells of a label. */
  private final double[][][] totals;

  private SilhouetteTotals(int[] group, List<int[]> labellings, int kinds) {
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
    SilhouetteTotals silhouettes = new SilhouetteTotals(group, labellings, kinds);
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
    int groups = 0;
    for (int each : group) {
      groups = Math.max(groups, each + 1);
    }
    int[][] sizes = new int[groups][kinds];
    for (int cell = 0; cell < group.length; cell++) {
      if (group[cell] >= 0) {
        sizes[group[cell]][labels[cell]]++;
      }
    }
    double[] silhouettes = new double[group.length];
    for (int cell = 0; cell < group.length; cell++) {
      silhouettes[cell] =
          group[cell] < 0
              ? Double.NaN
              : silhouette(totals[labelling][cell], sizes[group[cell]], labels[cell]);
    }
    return silhouettes;
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
