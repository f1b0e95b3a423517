package org.patchbridge.mixing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import org.patchbridge.metric.DonorResampling;
import org.patchbridge.metric.Interval;

/**
 * All measures of one space.
 *
 * <p>Intervals are of a linearised bootstrap over donors. Each measure is computed without each
 * donor in turn, whose cells are then neither asked nor anyone's neighbours; U − 1 times the
 * difference, for U donors, is the donor's influence. A draw moves the value by the mean over
 * donors of influence × (times drawn − 1). A donor drawn twice is therefore never its own
 * neighbour, as it would be if its cells were copied, and yet the interval knows of the cells
 * around a cell, too: weights on scores computed once would leave that out and be far too narrow.
 */
public final class MixingProfile {
  private final MixedCells cells;
  private final Map<MixingMeasure, CellScores.Scores> scores;
  private final List<MixingEstimate> estimates;

  private MixingProfile(
      MixedCells cells,
      Map<MixingMeasure, CellScores.Scores> scores,
      List<MixingEstimate> estimates) {
    this.cells = cells;
    this.scores = scores;
    this.estimates = List.copyOf(estimates);
  }

  /**
   * Time grows with the square of the cells and with cells × donors; memory with cells ×
   * permutations.
   */
  public static MixingProfile of(MixedCells cells, MixingSettings settings) {
    Map<MixingMeasure, CellScores.Scores> scores = CellScores.of(cells, settings);
    List<MixingEstimate> estimates = new ArrayList<>();
    scores.forEach((measure, each) -> estimates.add(estimate(measure, each, cells)));
    return new MixingProfile(cells, scores, estimates);
  }

  /** In the order of {@link MixingMeasure}. */
  public List<MixingEstimate> estimates() {
    return estimates;
  }

  public MixingEstimate estimate(MixingMeasure measure) {
    return estimates.get(measure.ordinal());
  }

  /** Score of each cell; NaN where it has none. New. */
  public double[] scores(MixingMeasure measure) {
    return scores.get(measure).labellings().get(0).clone();
  }

  /**
   * What changes from this space to another one of the same cells, in the order of {@link
   * MixingMeasure}.
   *
   * @throws IllegalArgumentException where the cells, their donors or labels are not the same
   */
  public List<MixingChange> changeTo(MixingProfile after) {
    if (!Arrays.equals(cells.donors().unitOfCell(), after.cells.donors().unitOfCell())
        || !Arrays.equals(cells.species(), after.cells.species())
        || !Arrays.equals(cells.labels(), after.cells.labels())) {
      throw new IllegalArgumentException("the two spaces are not of the same cells in one order");
    }
    return Arrays.stream(MixingMeasure.values())
        .map(measure -> change(measure, scores.get(measure), after.scores.get(measure)))
        .toList();
  }

  /** Which cells have a score depends on labels alone, so they are the same. */
  private MixingChange change(
      MixingMeasure measure, CellScores.Scores one, CellScores.Scores other) {
    double before = mean(one.labellings().get(0));
    double after = mean(other.labellings().get(0));
    double[] differences = new double[one.without().length];
    Arrays.setAll(differences, u -> other.without()[u] - one.without()[u]);
    return new MixingChange(
        measure,
        before,
        after,
        after - before,
        interval(after - before, differences, cells.donors()),
        (int) present(one.labellings().get(0)).getCount());
  }

  private static MixingEstimate estimate(
      MixingMeasure measure, CellScores.Scores scores, MixedCells cells) {
    DoubleSummaryStatistics chance =
        present(scores.labellings().stream().skip(1).mapToDouble(MixingProfile::mean).toArray());
    boolean known = chance.getCount() > 0;
    double[] own = scores.labellings().get(0);
    double value = mean(own);
    return new MixingEstimate(
        measure,
        value,
        interval(value, scores.without(), cells.donors()),
        measure.scaled(value, cells.occurringClasses()),
        new MixingEstimate.Chance(
            known ? chance.getAverage() : Double.NaN,
            known ? chance.getMin() : Double.NaN,
            known ? chance.getMax() : Double.NaN,
            (int) chance.getCount()),
        (int) present(own).getCount());
  }

  private static double mean(double[] scores) {
    DoubleSummaryStatistics present = present(scores);
    return present.getCount() == 0 ? Double.NaN : present.getAverage();
  }

  private static DoubleSummaryStatistics present(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).summaryStatistics();
  }

  /**
   * @param without the value without each donor; where one is not defined there is no interval
   */
  private static Interval interval(double value, double[] without, DonorResampling donors) {
    int units = donors.units();
    double[] influence = new double[units];
    Arrays.setAll(influence, u -> (units - 1) * (value - without[u]));
    double[] replicates = new double[donors.replicates()];
    for (int r = 0; r < replicates.length; r++) {
      int[] times = donors.draw(r);
      double shift = 0;
      for (int u = 0; u < units; u++) {
        shift += (times[u] - 1) * influence[u];
      }
      replicates[r] = value + shift / units;
    }
    return donors.percentiles(replicates);
  }
}
