package org.patchbridge.comparison;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.patchbridge.metric.Bootstrap;
import org.patchbridge.metric.Interval;
import org.patchbridge.metric.Metric;
import org.patchbridge.metric.Predictions;

/**
 * Several paired comparisons by one metric that are read together. Of twenty comparisons of equal
 * models one has an interval that leaves out zero, if each interval holds by itself; so each has
 * another one, too, that holds together with those of all others (see {@link
 * SimultaneousIntervals}).
 *
 * @param comparisons in the order of the pairs
 * @param level at which the intervals hold, each by itself or all together
 * @param criticalValue standard errors on either side of each difference, for all together
 */
public record ComparisonFamily(List<Joint> comparisons, double level, double criticalValue) {

  public ComparisonFamily {
    comparisons = List.copyOf(comparisons);
  }

  /** Two models on the same test cells of the same folds. */
  public record ComparedPredictions(Predictions first, Predictions second) {
    /** Whether both have the same classes, folds, cells, labels and donors. */
    public boolean isComparable() {
      return PairedComparison.arePairs(first, second);
    }
  }

  /**
   * One of the comparisons.
   *
   * @param difference first minus second, with the interval that holds by itself
   * @param together the interval that holds together with those of the others
   */
  public record Joint(MetricDifference difference, Interval together) {}

  /**
   * All comparisons use the same draws of donors, so those on the same cells vary as they do
   * together.
   *
   * @throws PairingException where a pair is not comparable
   */
  public static ComparisonFamily of(
      List<ComparedPredictions> pairs, Metric metric, Bootstrap bootstrap) {
    Map<Predictions, double[]> ofModel = new IdentityHashMap<>();
    double[][] replicates = new double[pairs.size()][];
    double[] values = new double[pairs.size()];
    List<MetricDifference> differences = new ArrayList<>();
    for (int k = 0; k < values.length; k++) {
      Predictions first = pairs.get(k).first();
      Predictions second = pairs.get(k).second();
      for (Predictions model : List.of(first, second)) {
        ofModel.computeIfAbsent(model, one -> bootstrap.replicate(one, List.of(metric))[0]);
      }
      replicates[k] = PairedComparison.minus(ofModel.get(first), ofModel.get(second));
      differences.add(
          PairedComparison.of(first, second, metric, bootstrap.interval(replicates[k], first)));
      values[k] = differences.get(k).value();
    }
    SimultaneousIntervals all = SimultaneousIntervals.of(values, replicates, bootstrap.level());
    List<Joint> joint = new ArrayList<>();
    for (int k = 0; k < values.length; k++) {
      Interval alone = differences.get(k).interval();
      joint.add(new Joint(differences.get(k), alone.around(values[k], all.halfWidth(k))));
    }
    return new ComparisonFamily(joint, bootstrap.level(), all.quantile());
  }
}
