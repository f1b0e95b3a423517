package org.patchbridge.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.patchbridge.comparison.MetricDifference.RunDifference;
import org.patchbridge.metric.Bootstrap;
import org.patchbridge.metric.FoldId;
import org.patchbridge.metric.Interval;
import org.patchbridge.metric.MeanSd;
import org.patchbridge.metric.Metric;
import org.patchbridge.metric.Predictions;
import org.patchbridge.metric.Tally;

/**
 * Two models on the same test cells of the same folds.
 *
 * @param differences first minus second, in the order of {@link Metric#all}
 */
public record PairedComparison(int cells, List<MetricDifference> differences) {
  /** Well above rounding, well below the effect of one cell. */
  private static final double TIE = 1e-12;

  public PairedComparison {
    differences = List.copyOf(differences);
  }

  /**
   * For the cells of one condition, pass {@link Predictions#inStratum} of both.
   *
   * @throws PairingException where classes, folds, cells, labels or donors differ, with the first
   *     difference
   * @throws IllegalArgumentException where there are no predictions
   */
  public static PairedComparison of(Predictions first, Predictions second, Bootstrap bootstrap) {
    requirePairs(first, second);
    List<RunTallies> runs = runs(first, second);
    List<Metric> metrics = Metric.all(first.classes());
    double[][] a = bootstrap.replicate(first, metrics);
    double[][] b = bootstrap.replicate(second, metrics);
    List<MetricDifference> differences = new ArrayList<>();
    for (int m = 0; m < metrics.size(); m++) {
      double[] replicates = minus(a[m], b[m]);
      differences.add(difference(metrics.get(m), runs, bootstrap.interval(replicates, first)));
    }
    return new PairedComparison(first.distinctCells(), differences);
  }

  /**
   * One metric alone.
   *
   * @param interval of the mean difference
   * @throws PairingException where the two do not pair
   */
  static MetricDifference of(
      Predictions first, Predictions second, Metric metric, Interval interval) {
    requirePairs(first, second);
    return difference(metric, runs(first, second), interval);
  }

  /** Of two models' replicates by the same draws; NaN where one is not defined. */
  static double[] minus(double[] first, double[] second) {
    return IntStream.range(0, first.length).mapToDouble(r -> first[r] - second[r]).toArray();
  }

  private static List<RunTallies> runs(Predictions first, Predictions second) {
    return first.runs().stream()
        .map(run -> RunTallies.of(run, first.inRun(run), second.inRun(run)))
        .toList();
  }

  private static MetricDifference difference(
      Metric metric, List<RunTallies> runs, Interval interval) {
    List<RunDifference> perRun = runs.stream().map(run -> run.difference(metric)).toList();
    double[] values = perRun.stream().mapToDouble(RunDifference::difference).toArray();
    return new MetricDifference(metric, MeanSd.of(values), interval, perRun);
  }

  /**
   * @throws IllegalArgumentException where the metric is not among {@link #differences}
   */
  public MetricDifference difference(Metric metric) {
    return differences.stream()
        .filter(difference -> difference.metric().equals(metric))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no metric " + metric.id()));
  }

  private record TallyPair(Tally first, Tally second) {
    double difference(Metric metric) {
      return metric.of(first) - metric.of(second);
    }
  }

  private record RunTallies(int run, TallyPair pooled, List<TallyPair> folds) {
    static RunTallies of(int run, Predictions first, Predictions second) {
      List<TallyPair> folds = new ArrayList<>();
      for (FoldId fold : first.folds()) {
        folds.add(new TallyPair(Tally.of(first.inFold(fold)), Tally.of(second.inFold(fold))));
      }
      return new RunTallies(run, new TallyPair(Tally.of(first), Tally.of(second)), folds);
    }

    RunDifference difference(Metric metric) {
      int won = 0;
      int lost = 0;
      for (TallyPair fold : folds) {
        double gain = fold.difference(metric) * (metric.higherIsBetter() ? 1 : -1);
        won += gain > TIE ? 1 : 0;
        lost += gain < -TIE ? 1 : 0;
      }
      return new RunDifference(
          run, pooled.difference(metric), won, lost, folds.size() - won - lost);
    }
  }

  /** Whether both have the same classes, folds, cells, labels and donors. */
  static boolean arePairs(Predictions first, Predictions second) {
    try {
      requirePairs(first, second);
      return true;
    } catch (PairingException e) {
      return false;
    }
  }

  /**
   * @throws PairingException with the first difference
   */
  static void requirePairs(Predictions first, Predictions second) {
    if (!first.classes().equals(second.classes())) {
      throw new PairingException("classes differ: " + first.classes() + " and " + second.classes());
    }
    for (int row = 0; row < Math.min(first.size(), second.size()); row++) {
      String a = describe(first, row);
      String b = describe(second, row);
      if (!a.equals(b)) {
        throw new PairingException(
            "test cell " + (row + 1) + " differs: " + a + " in the first, " + b + " in the second");
      }
      if (first.donor(row) != second.donor(row)) {
        throw new PairingException(a + " has different donors in the two");
      }
    }
    if (first.size() != second.size()) {
      boolean firstIsLonger = first.size() > second.size();
      Predictions longer = firstIsLonger ? first : second;
      throw new PairingException(
          describe(longer, Math.min(first.size(), second.size()))
              + " is only in the "
              + (firstIsLonger ? "first" : "second"));
    }
  }

  private static String describe(Predictions predictions, int row) {
    return "cell "
        + predictions.cellId(row)
        + ", "
        + predictions.classes().get(predictions.truth(row))
        + " ("
        + predictions.fold(row)
        + ")";
  }
}
