package org.patchbridge.comparison;

import java.util.List;
import org.patchbridge.metric.Interval;
import org.patchbridge.metric.MeanSd;
import org.patchbridge.metric.Metric;

/**
 * First model minus second, for one metric. A fold is won where the first model is better, whatever
 * the metric's direction.
 *
 * @param overRuns of the difference in each run
 * @param interval of the mean difference, both models resampled by the same draws of donors
 * @param runs in order
 */
public record MetricDifference(
    Metric metric, MeanSd overRuns, Interval interval, List<RunDifference> runs) {

  /**
   * One repetition.
   *
   * @param difference of the metric over the run's test cells pooled
   * @param foldsTied folds where the models differ by less than 1e-12
   */
  public record RunDifference(
      int run, double difference, int foldsWon, int foldsLost, int foldsTied) {}

  public MetricDifference {
    runs = List.copyOf(runs);
  }

  /** Mean over runs. */
  public double value() {
    return overRuns.mean();
  }

  public int foldsWon() {
    return runs.stream().mapToInt(RunDifference::foldsWon).sum();
  }

  public int foldsLost() {
    return runs.stream().mapToInt(RunDifference::foldsLost).sum();
  }

  public int foldsTied() {
    return runs.stream().mapToInt(RunDifference::foldsTied).sum();
  }
}
