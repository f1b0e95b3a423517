package org.patchbridge.mixing;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Species;
import org.patchbridge.metric.Bootstrap;
import org.patchbridge.metric.DonorResampling;
import org.patchbridge.nearness.Euclidean;

/**
 * Cells of both species in one space.
 *
 * @param points {@code cells × coordinates}; not copied, treat as read-only as all arrays here
 * @param species of each cell: {@link Species#ordinal()}
 * @param labels class of each cell, from 0; −1 where unknown
 * @param donors of the cells, with their bootstrap draws
 */
public record MixedCells(double[][] points, int[] species, int[] labels, DonorResampling donors) {
  public MixedCells {
    Euclidean.checked(points);
    if (species.length != points.length
        || labels.length != points.length
        || donors.unitOfCell().length != points.length) {
      throw new IllegalArgumentException(
          points.length
              + " points, "
              + species.length
              + " species, "
              + labels.length
              + " labels, donors of "
              + donors.unitOfCell().length
              + " cells");
    }
  }

  /**
   * All cells of a cohort.
   *
   * @param points one row a cell, in the cohort's order
   */
  public static MixedCells of(Cohort cohort, double[][] points, Bootstrap bootstrap) {
    int[] rows = IntStream.range(0, cohort.size()).toArray();
    return new MixedCells(
        points,
        cohort.cells().stream().mapToInt(cell -> cell.species().ordinal()).toArray(),
        cohort.labels(),
        DonorResampling.of(cohort, rows, bootstrap));
  }

  int size() {
    return points.length;
  }

  /** The highest class that occurs, plus 1. */
  int classes() {
    return Arrays.stream(labels).max().orElse(-1) + 1;
  }

  /** Classes that occur. */
  int occurringClasses() {
    return (int) Arrays.stream(labels).filter(label -> label >= 0).distinct().count();
  }
}
