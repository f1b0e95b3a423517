package org.patchbridge.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * A number that says how good predictions are, computed from a {@link Tally}. Intervals, strata and
 * comparisons work for any metric.
 */
public sealed interface Metric permits OverallMetric, ClassMetric {

  /** For files and JSON, for example {@code macro_f1} or {@code f1:Sst}. */
  String id();

  /** For people, for example {@code macro-F1} or {@code F1 of Sst}. */
  String label();

  /** Whether a larger value is better. */
  boolean higherIsBetter();

  /** Whether it is another quantity, or none, where no cell of class {@code c} is tested. */
  boolean dependsOn(int c);

  /** The value; NaN where the tally holds no cell. */
  double of(Tally tally);

  /** Of predictions of one run; the runs of several are pooled. */
  default double of(Predictions predictions) {
    return of(Tally.of(predictions));
  }

  /** The overall metrics, then precision, recall and F1 of each class. */
  static List<Metric> all(List<String> classes) {
    List<Metric> metrics = new ArrayList<>(List.of(OverallMetric.values()));
    for (int c = 0; c < classes.size(); c++) {
      for (ClassMetric.Kind kind : ClassMetric.Kind.values()) {
        metrics.add(new ClassMetric(kind, c, classes.get(c)));
      }
    }
    return List.copyOf(metrics);
  }
}
