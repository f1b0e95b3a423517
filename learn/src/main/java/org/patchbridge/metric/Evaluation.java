package org.patchbridge.metric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that is said about the predictions of one model on one cohort.
 *
 * @param classes in the order of the confusion matrix
 * @param cells different cells that were tested
 * @param runs repetitions they were tested in
 * @param metrics in the order of {@link Metric#all}
 * @param confusion runs pooled
 * @param reliability of the predicted class, runs pooled
 * @param classReliability one per class
 * @param strata the same for the cells of each condition, which have no further strata; empty where
 *     no cell has a condition
 */
public record Evaluation(
    List<String> classes,
    int cells,
    int runs,
    List<MetricEstimate> metrics,
    ConfusionMatrix confusion,
    ReliabilityDiagram reliability,
    List<ReliabilityDiagram> classReliability,
    SortedMap<String, Evaluation> strata) {

  public Evaluation {
    classes = List.copyOf(classes);
    metrics = List.copyOf(metrics);
    classReliability = List.copyOf(classReliability);
    strata = Collections.unmodifiableSortedMap(new TreeMap<>(strata));
  }

  /**
   * @throws IllegalArgumentException where there are no predictions
   */
  public static Evaluation of(Predictions predictions, Bootstrap bootstrap) {
    return of(predictions, MetricIntervals.of(predictions, bootstrap));
  }

  /**
   * The same with intervals that are known.
   *
   * @param intervals of these predictions
   */
  public static Evaluation of(Predictions predictions, MetricIntervals intervals) {
    SortedMap<String, Evaluation> strata = new TreeMap<>();
    for (String stratum : predictions.strata()) {
      Predictions within = predictions.inStratum(stratum);
      strata.put(stratum, of(within, intervals.strata().get(stratum), new TreeMap<>()));
    }
    return of(predictions, intervals.all(), strata);
  }

  private static Evaluation of(
      Predictions predictions, List<Interval> intervals, SortedMap<String, Evaluation> strata) {
    List<Metric> metrics = Metric.all(predictions.classes());
    List<Tally> runs =
        predictions.runs().stream().map(run -> Tally.of(predictions.inRun(run))).toList();
    List<MetricEstimate> estimates = new ArrayList<>();
    for (int m = 0; m < metrics.size(); m++) {
      double[] values = runs.stream().mapToDouble(metrics.get(m)::of).toArray();
      estimates.add(new MetricEstimate(metrics.get(m), MeanSd.of(values), intervals.get(m)));
    }
    List<ReliabilityDiagram> perClass = new ArrayList<>();
    for (int c = 0; c < predictions.classes().size(); c++) {
      perClass.add(ReliabilityDiagram.ofClass(predictions, c));
    }
    return new Evaluation(
        predictions.classes(),
        predictions.distinctCells(),
        runs.size(),
        estimates,
        ConfusionMatrix.of(predictions),
        ReliabilityDiagram.ofTopLabel(predictions),
        perClass,
        strata);
  }

  /**
   * @throws IllegalArgumentException where the metric is not among {@link #metrics}
   */
  public MetricEstimate metric(Metric metric) {
    return metrics.stream()
        .filter(estimate -> estimate.metric().equals(metric))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no metric " + metric.id()));
  }

  /** Precision, recall or F1 of the class with index {@code c}. */
  public MetricEstimate metric(ClassMetric.Kind kind, int c) {
    return metric(new ClassMetric(kind, c, classes.get(c)));
  }
}
