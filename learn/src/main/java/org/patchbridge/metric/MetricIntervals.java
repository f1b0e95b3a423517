package org.patchbridge.metric;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The intervals of an {@link Evaluation}: the part of it that takes a bootstrap, so that who keeps
 * them need not judge the same predictions again.
 *
 * @param all in the order of {@link Metric#all}
 * @param strata the same for the cells of each condition; empty where no cell has a condition
 */
public record MetricIntervals(List<Interval> all, SortedMap<String, List<Interval>> strata) {

  public MetricIntervals {
    all = List.copyOf(all);
    SortedMap<String, List<Interval>> copies = new TreeMap<>();
    strata.forEach((stratum, intervals) -> copies.put(stratum, List.copyOf(intervals)));
    strata = Collections.unmodifiableSortedMap(copies);
  }

  /**
   * @throws IllegalArgumentException where there are no predictions
   */
  public static MetricIntervals of(Predictions predictions, Bootstrap bootstrap) {
    List<Metric> metrics = Metric.all(predictions.classes());
    SortedMap<String, List<Interval>> strata = new TreeMap<>();
    for (String stratum : predictions.strata()) {
      strata.put(stratum, bootstrap.intervals(predictions.inStratum(stratum), metrics));
    }
    return new MetricIntervals(bootstrap.intervals(predictions, metrics), strata);
  }
}
