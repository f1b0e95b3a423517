package org.patchbridge.report.value;

import java.util.Optional;

/**
 * One metric of one result.
 *
 * @param name as it heads a column, for example {@code macro-F1}
 * @param overRuns empty where there was one run
 */
public record MetricValue(
    String name, Better better, Estimate estimate, Optional<RunSpread> overRuns) {

  /** The name of the metric headlines and comparison with the paper lead with. */
  public static final String MACRO_F1 = "macro-F1";

  /** Which direction is the good one. */
  public enum Better {
    HIGHER,
    LOWER
  }
}
