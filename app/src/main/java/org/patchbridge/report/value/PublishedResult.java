package org.patchbridge.report.value;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A result printed in the literature.
 *
 * @param source short citation, for example {@code arXiv 2603.11000}
 * @param task data and classes, for example {@code mouse, 5 classes}
 * @param cells of the published data set
 * @param comparedWith {@link ResultRow#id()} of the measured rows it stands next to, by the
 *     grouping of their splits; empty where none is comparable
 * @param difference what differs between the two, or why nothing compares
 */
public record PublishedResult(
    String source,
    String task,
    int cells,
    String model,
    List<PublishedMetric> metrics,
    Map<Grouping, String> comparedWith,
    String difference) {

  public PublishedResult {
    metrics = List.copyOf(metrics);
    comparedWith = Collections.unmodifiableMap(new TreeMap<>(comparedWith));
  }

  /**
   * @param sd over runs; empty where not printed
   */
  public record PublishedMetric(String name, double value, Optional<Double> sd) {}
}
