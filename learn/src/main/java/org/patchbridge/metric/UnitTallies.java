package org.patchbridge.metric;

import java.util.Arrays;
import java.util.Map;

/**
 * The tally of every resampling unit in one run, non-zero sums only, so that a resample costs a few
 * additions per unit and never goes back to the cells.
 */
final class UnitTallies {
  private final TallyLayout layout;
  private final int[] start;
  private final int[] index;
  private final double[] value;
  private final boolean[] hasClass;

  private UnitTallies(
      TallyLayout layout, int[] start, int[] index, double[] value, boolean[] hasClass) {
    this.layout = layout;
    this.start = start;
    this.index = index;
    this.value = value;
    this.hasClass = hasClass;
  }

  /**
   * @param units number of each donor among the units
   */
  static UnitTallies of(Predictions run, Map<Integer, Integer> units) {
    TallyLayout layout = new TallyLayout(run.classes().size());
    int width = layout.width();
    double[][] sums = new double[units.size()][];
    boolean[] hasClass = new boolean[layout.classes()];
    for (int row = 0; row < run.size(); row++) {
      int unit = units.get(run.donor(row));
      if (sums[unit] == null) {
        sums[unit] = new double[width];
      }
      layout.add(run.probabilities(row), run.truth(row), sums[unit]);
      hasClass[run.truth(row)] = true;
    }
    int[] start = new int[units.size() + 1];
    int[] index = new int[run.size() * 6];
    double[] value = new double[run.size() * 6];
    int at = 0;
    for (int unit = 0; unit < sums.length; unit++) {
      for (int i = 0; sums[unit] != null && i < width; i++) {
        if (sums[unit][i] != 0) {
          index[at] = i;
          value[at++] = sums[unit][i];
        }
      }
      start[unit + 1] = at;
    }
    return new UnitTallies(
        layout, start, Arrays.copyOf(index, at), Arrays.copyOf(value, at), hasClass);
  }

  /** Whether the run has a cell of the class. */
  boolean hasClass(int c) {
    return hasClass[c];
  }

  /** The tally of a resample in which unit u occurs {@code times[u]} times. */
  Tally weighted(int[] times) {
    double[] sums = new double[layout.width()];
    for (int unit = 0; unit < times.length; unit++) {
      for (int i = start[unit]; times[unit] > 0 && i < start[unit + 1]; i++) {
        sums[index[i]] += times[unit] * value[i];
      }
    }
    return new Tally(layout.classes(), sums);
  }
}
