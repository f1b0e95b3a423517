package org.patchbridge.metric;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.patchbridge.dataset.Cohort;

/**
 * Some cells of a cohort, and bootstrap draws of their donors: for quantities that are no {@link
 * Metric} of predictions. A draw says how often each donor counts; a cell of unknown donor is a
 * unit of its own. Immutable.
 */
public final class DonorResampling {
  private final Bootstrap bootstrap;
  private final int[] unitOfCell;

  /** Class of each cell, -1 where it has none. */
  private final int[] labels;

  private final int units;
  private final ResamplingUnit kind;

  private DonorResampling(
      Bootstrap bootstrap, int[] unitOfCell, int[] labels, int units, ResamplingUnit kind) {
    this.bootstrap = bootstrap;
    this.unitOfCell = unitOfCell;
    this.labels = labels;
    this.units = units;
    this.kind = kind;
  }

  /**
   * @param rows of the cohort, at least one
   */
  public static DonorResampling of(Cohort cohort, int[] rows, Bootstrap bootstrap) {
    if (rows.length == 0) {
      throw new IllegalArgumentException("there are no cells to resample");
    }
    int[] donors = cohort.donorNumbers();
    int[] unitOfCell = new int[rows.length];
    Map<Integer, Integer> numbers = new HashMap<>();
    int known = 0;
    for (int i = 0; i < rows.length; i++) {
      numbers.putIfAbsent(donors[rows[i]], numbers.size());
      unitOfCell[i] = numbers.get(donors[rows[i]]);
      known += cohort.cells().get(rows[i]).donor().isPresent() ? 1 : 0;
    }
    int[] labels = cohort.labels();
    return new DonorResampling(
        bootstrap,
        unitOfCell,
        Arrays.stream(rows).map(row -> labels[row]).toArray(),
        numbers.size(),
        ResamplingUnit.of(known, rows.length));
  }

  /** Cells of which no donor and no class is known: each is a unit of its own. */
  public static DonorResampling ofSingleCells(int cells, Bootstrap bootstrap) {
    if (cells < 1) {
      throw new IllegalArgumentException("there are no cells to resample");
    }
    int[] unlabelled = new int[cells];
    Arrays.fill(unlabelled, -1);
    int[] units = new int[cells];
    Arrays.setAll(units, cell -> cell);
    return new DonorResampling(bootstrap, units, unlabelled, cells, ResamplingUnit.CELL);
  }

  public int replicates() {
    return bootstrap.replicates();
  }

  /** How many donors, and cells without one, there are. */
  public int units() {
    return units;
  }

  /** Number of each cell's unit, in the order of the rows; treat as read-only. */
  public int[] unitOfCell() {
    return unitOfCell;
  }

  /** How often each unit counts where every cell counts once. */
  public int[] once() {
    int[] times = new int[units];
    Arrays.fill(times, 1);
    return times;
  }

  /**
   * Whether a draw has a cell of every class that the cells are of. What depends on all classes is
   * another quantity in a draw that lacks one; see {@link Bootstrap}.
   */
  public boolean hasEveryClass(int[] times) {
    BitSet missing = new BitSet();
    for (int label : labels) {
      missing.set(label + 1);
    }
    for (int i = 0; i < labels.length; i++) {
      if (times[unitOfCell[i]] > 0) {
        missing.clear(labels[i] + 1);
      }
    }
    return missing.isEmpty();
  }

  /** How often each unit is drawn in a replicate, from 0. */
  public int[] draw(int replicate) {
    return bootstrap.draw(units, replicate);
  }

  /**
   * The percentile interval of a quantity's replicates, those left out in which it is not defined;
   * see {@link Interval#of}.
   */
  public Interval percentiles(double[] replicates) {
    return Interval.of(replicates, bootstrap.level(), kind, units);
  }
}
