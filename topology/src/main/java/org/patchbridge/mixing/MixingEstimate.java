package org.patchbridge.mixing;

import org.patchbridge.metric.Interval;

/**
 * One measure of one space.
 *
 * @param value mean over the cells that have a score; NaN where none has
 * @param interval percentiles over donors; NaN where the measure rests on a single one
 * @param scaled from 0 to 1, 1 for the better integration; see {@link MixingMeasure#scaled}
 * @param chance its value under permuted labels
 * @param cells how many have a score
 */
public record MixingEstimate(
    MixingMeasure measure,
    double value,
    Interval interval,
    double scaled,
    Chance chance,
    int cells) {

  /**
   * Of permutations in which it is defined; NaN where there is none.
   *
   * @param permutations how many of them
   */
  public record Chance(double mean, double least, double most, int permutations) {}
}
