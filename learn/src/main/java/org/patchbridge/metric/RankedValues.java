package org.patchbridge.metric;

import java.util.stream.IntStream;

/**
 * Values of cells of several groups in ascending order, sorted once, so that how often a value of
 * one group exceeds one of another costs a single pass for every resample of the cells' units.
 * Absent values (NaN) are left out. Immutable.
 */
public final class RankedValues {
  private final int groups;
  private final double[] value;
  private final int[] group;
  private final int[] unit;

  private RankedValues(int groups, double[] value, int[] group, int[] unit) {
    this.groups = groups;
    this.value = value;
    this.group = group;
    this.unit = unit;
  }

  /**
   * @param values one per cell
   * @param group of each cell, from 0 and below {@code groups}
   * @param unit number of each cell's resampling unit
   */
  public static RankedValues of(double[] values, int[] group, int groups, int[] unit) {
    int[] order =
        IntStream.range(0, values.length)
            .filter(i -> !Double.isNaN(values[i]))
            .boxed()
            .sorted((i, j) -> Double.compare(values[i], values[j]))
            .mapToInt(Integer::intValue)
            .toArray();
    return new RankedValues(
        groups,
        IntStream.of(order).mapToDouble(i -> values[i]).toArray(),
        IntStream.of(order).map(i -> group[i]).toArray(),
        IntStream.of(order).map(i -> unit[i]).toArray());
  }

  /** Cells of a group that have a value. */
  public int cells(int wanted) {
    return (int) IntStream.of(group).filter(each -> each == wanted).count();
  }

  /** Distinct units of a group's cells that have a value. */
  public int units(int wanted) {
    return (int)
        IntStream.range(0, group.length)
            .filter(i -> group[i] == wanted)
            .map(i -> unit[i])
            .distinct()
            .count();
  }

  /**
   * Probability of superiority: of all pairs of a cell of group a and one of group b, the share in
   * which a's value is the larger, ties counting one half (the Mann–Whitney statistic over the
   * number of pairs, which is the area under the receiver operating characteristic).
   *
   * @param times how often each unit counts
   * @return {@code groups × groups}; NaN where one of the two has no cell; 0.5 on the diagonal
   */
  public double[][] superiority(int[] times) {
    double[] below = new double[groups];
    double[] tied = new double[groups];
    double[][] wins = new double[groups][groups];
    for (int start = 0, end; start < value.length; start = end) {
      for (end = start; end < value.length && value[end] == value[start]; end++) {
        tied[group[end]] += times[unit[end]];
      }
      for (int a = 0; a < groups; a++) {
        for (int b = 0; tied[a] > 0 && b < groups; b++) {
          wins[a][b] += tied[a] * (below[b] + tied[b] / 2);
        }
      }
      for (int a = 0; a < groups; a++) {
        below[a] += tied[a];
        tied[a] = 0;
      }
    }
    for (int a = 0; a < groups; a++) {
      for (int b = 0; b < groups; b++) {
        wins[a][b] /= below[a] * below[b];
      }
    }
    return wins;
  }
}
