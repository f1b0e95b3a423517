package org.patchbridge.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.patchbridge.metric.Bootstrap;
import org.patchbridge.metric.Interval;
import org.patchbridge.metric.MeanSd;
import org.patchbridge.metric.Metric;
import org.patchbridge.metric.Predictions;
import org.patchbridge.metric.Tally;

/**
 * Models on the same test cells of the same folds, with the ranks that their paired differences
 * bear out. Rank 1 are the best and all whose difference to it has an interval with 0 in it; the
 * best of the others begins the next rank, which is one more than the models before it, and so on.
 * The intervals hold for all pairs together ({@link SimultaneousIntervals}), so that it does not
 * matter that the best was picked by its score. Where a difference does not vary over draws, or is
 * not defined in half of them, nothing is known of it, and the two share a rank.
 */
public final class Ranking {
  private final List<Predictions> models;
  private final Metric metric;
  private final Bootstrap bootstrap;
  private final double[] values;
  private final double[][] replicates;
  private final double criticalValue;
  private final int[] ranks;

  private Ranking(List<Predictions> models, Metric metric, Bootstrap bootstrap) {
    this.models = List.copyOf(models);
    this.metric = metric;
    this.bootstrap = bootstrap;
    this.values = models.stream().mapToDouble(model -> value(model, metric)).toArray();
    this.replicates =
        models.stream()
            .map(model -> bootstrap.replicate(model, List.of(metric))[0])
            .toArray(double[][]::new);
    LargestDeviation largest = new LargestDeviation(bootstrap.replicates());
    for (int first = 0; first < values.length; first++) {
      for (int second = first + 1; second < values.length; second++) {
        largest.add(values[first] - values[second], difference(first, second));
      }
    }
    this.criticalValue = largest.quantile(bootstrap.level());
    this.ranks = ranks();
  }

  /**
   * @param models any number; time grows with its square, memory does not
   * @param bootstrap the same draws for all
   * @throws PairingException where two of them were not tested on the same cells in the same folds
   */
  public static Ranking of(List<Predictions> models, Metric metric, Bootstrap bootstrap) {
    models.stream().skip(1).forEach(each -> PairedComparison.requirePairs(models.get(0), each));
    return new Ranking(models, metric, bootstrap);
  }

  /** Mean over runs, each with its test cells pooled. */
  private static double value(Predictions model, Metric metric) {
    return MeanSd.of(
            model.runs().stream()
                .mapToDouble(run -> metric.of(Tally.of(model.inRun(run))))
                .toArray())
        .mean();
  }

  private double[] difference(int first, int second) {
    return PairedComparison.minus(replicates[first], replicates[second]);
  }

  private int[] ranks() {
    int[] given = new int[values.length];
    List<Integer> left = new ArrayList<>(bestFirst());
    while (!left.isEmpty()) {
      int rank = values.length - left.size() + 1;
      int best = left.get(0);
      List<Integer> sharing =
          left.stream().filter(model -> model == best || !isBetter(best, model)).toList();
      sharing.forEach(model -> given[model] = rank);
      left.removeAll(sharing);
    }
    return given;
  }

  private List<Integer> bestFirst() {
    double sign = metric.higherIsBetter() ? -1 : 1;
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer model) -> sign * values[model]))
        .toList();
  }

  private boolean isBetter(int first, int second) {
    double gain = (values[first] - values[second]) * (metric.higherIsBetter() ? 1 : -1);
    double halfWidth = halfWidth(difference(first, second), first);
    return halfWidth > 0 && gain > halfWidth;
  }

  /** NaN where half of the draws or fewer define the difference. */
  private double halfWidth(double[] drawn, int model) {
    boolean isDefined = !Double.isNaN(bootstrap.interval(drawn, models.get(model)).lower());
    return isDefined
        ? criticalValue * new LargestDeviation(drawn.length).add(Double.NaN, drawn)
        : Double.NaN;
  }

  /** Ranks from 1, in the order of the models. */
  public int[] rankOfEach() {
    return ranks.clone();
  }

  /** How many differences the intervals hold for together. */
  public int pairs() {
    return values.length * (values.length - 1) / 2;
  }

  /** Standard errors on either side of each difference. */
  public double criticalValue() {
    return criticalValue;
  }

  /**
   * First minus second: with the interval that holds by itself, and with the one that holds
   * together with those of all other pairs; both NaN where half of the draws or fewer define it.
   */
  public ComparisonFamily.Joint compared(int first, int second) {
    double[] drawn = difference(first, second);
    Interval alone = bootstrap.interval(drawn, models.get(first));
    return new ComparisonFamily.Joint(
        PairedComparison.of(models.get(first), models.get(second), metric, alone),
        alone.around(values[first] - values[second], halfWidth(drawn, first)));
  }
}
