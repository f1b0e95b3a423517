package org.patchbridge.report;

import java.util.List;
import java.util.Optional;

/**
 * A result printed in the literature.
 *
 * @param source short citation, for example {@code arXiv 2603.11000}
 * @param task data and classes, for example {@code mouse, 5 classes}
 * @param comparedWith {@link ResultRow#id()} of the measured row it stands next to; empty where
 *     none is comparable
 * @param difference what differs between the two, or why nothing compares
 */
public record PublishedResult(
    String source,
    String task,
    String model,
    List<PublishedMetric> metrics,
    Optional<String> comparedWith,
    String difference) {

  public PublishedResult {
    metrics = List.copyOf(metrics);
  }

  /**
   * @param sd over runs; empty where not printed
   */
  public record PublishedMetric(String name, double value, Optional<Double> sd) {}
}
