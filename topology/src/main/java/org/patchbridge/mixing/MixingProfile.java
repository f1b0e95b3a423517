package org.patchbridge.mixing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.patchbridge.metric.DonorResampling;
import org.patchbridge.metric.Interval;

/**
 * All measures of one space.
 *
 * <p>Each cell's score is computed once, among all cells. A bootstrap draw of donors weighs the
 * scores; it moves no cell and copies none, so a donor drawn twice is not its own neighbour. The
 * interval therefore says how the mean varies with the donors whose cells are asked, the cells
 * around them being as they are; what other neighbours would have changed is not in it.
 */
public final class MixingProfile {
  private final MixedCells cells;
  private final Map<MixingMeasure, double[]> scores;
  private final List<MixingEstimate> estimates;

  private MixingProfile(
      MixedCells cells, Map<MixingMeasure, double[]> scores, List<MixingEstimate> estimates) {
    this.cells = cells;
    this.scores = scores;
    this.estimates = List.copyOf(estimates);
  }

  /** Time grows with the square of the cells; memory with cells × permutations. */
  public static MixingProfile of(MixedCells cells, MixingSettings settings) {
    Map<MixingMeasure, double[]> scores = new EnumMap<>(MixingMeasure.class);
    List<MixingEstimate> estimates = new ArrayList<>();
    CellScores.of(cells, settings)
        .forEach(
            (measure, labellings) -> {
              scores.put(measure, labellings.get(0));
              estimates.add(estimate(measure, labellings, cells));
            });
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
    return scores.get(measure).clone();
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

  private MixingChange change(MixingMeasure measure, double[] before, double[] after) {
    double[] differences = new double[before.length];
    double[] kept = before.clone();
    for (int cell = 0; cell < before.length; cell++) {
      differences[cell] = after[cell] - before[cell];
      kept[cell] = Double.isNaN(differences[cell]) ? Double.NaN : before[cell];
    }
    DoubleSummaryStatistics there = present(differences);
    double mean = mean(kept);
    double difference = mean(differences);
    return new MixingChange(
        measure,
        mean,
        mean + difference,
        difference,
        interval(differences, cells.donors()),
        (int) there.getCount());
  }

  private static MixingEstimate estimate(
      MixingMeasure measure, List<double[]> labellings, MixedCells cells) {
    double[] scores = labellings.get(0);
    DoubleSummaryStatistics chance =
        present(labellings.stream().skip(1).mapToDouble(MixingProfile::mean).toArray());
    boolean known = chance.getCount() > 0;
    double value = mean(scores);
    return new MixingEstimate(
        measure,
        value,
        interval(scores, cells.donors()),
        measure.scaled(value, cells.occurringClasses()),
        new MixingEstimate.Chance(
            known ? chance.getAverage() : Double.NaN,
            known ? chance.getMin() : Double.NaN,
            known ? chance.getMax() : Double.NaN,
            (int) chance.getCount()),
        (int) present(scores).getCount());
  }

  private static double mean(double[] scores) {
    DoubleSummaryStatistics present = present(scores);
    return present.getCount() == 0 ? Double.NaN : present.getAverage();
  }

  private static DoubleSummaryStatistics present(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).summaryStatistics();
  }

  /** Sums by donor first, so that a draw costs as much as there are donors. */
  private static Interval interval(double[] scores, DonorResampling donors) {
    double[] sums = new double[donors.units()];
    double[] counts = new double[donors.units()];
    for (int cell = 0; cell < scores.length; cell++) {
      if (!Double.isNaN(scores[cell])) {
        sums[donors.unitOfCell()[cell]] += scores[cell];
        counts[donors.unitOfCell()[cell]]++;
      }
    }
    double[] replicates = new double[donors.replicates()];
    for (int r = 0; r < replicates.length; r++) {
      int[] times = donors.draw(r);
      double sum = 0;
      double count = 0;
      for (int unit = 0; unit < times.length; unit++) {
        sum += times[unit] * sums[unit];
        count += times[unit] * counts[unit];
      }
      replicates[r] = count > 0 ? sum / count : Double.NaN;
    }
    return donors.percentiles(replicates);
  }
}
