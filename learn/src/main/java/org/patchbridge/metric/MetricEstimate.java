package org.patchbridge.metric;

/**
 * A metric of some predictions.
 *
 * @param overRuns of the metric of each run's test cells pooled
 * @param interval of the mean over runs; see {@link Bootstrap}
 */
public record MetricEstimate(Metric metric, MeanSd overRuns, Interval interval) {

  /** Mean over runs. */
  public double value() {
    return overRuns.mean();
  }
}
