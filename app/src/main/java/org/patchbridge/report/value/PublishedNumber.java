package org.patchbridge.report.value;

import java.util.Optional;

/**
 * One number printed in the literature, or the size of a published table.
 *
 * @param id unique, for programs
 * @param source short citation
 * @param place what part of the source it is of
 * @param species {@code mouse} or {@code human}
 * @param subject model under the name that this program gives it, class, or what was counted
 * @param metric {@code macro-F1}, {@code accuracy}, {@code cells} or {@code components}
 * @param value a share between 0 and 1 for the first two metrics, else a count
 * @param sd over runs; empty where not printed
 * @param cells of the published data set; empty where the number is a count
 * @param runs that value and SD are taken over; empty where not printed
 * @param split in words; empty where not printed
 * @param inputs what it was computed from: {@code waveform families} of raw recordings, or {@code
 *     tables}
 */
public record PublishedNumber(
    String id,
    String source,
    String place,
    String species,
    String subject,
    String metric,
    double value,
    Optional<Double> sd,
    Optional<Integer> cells,
    Optional<Integer> runs,
    String split,
    String inputs) {

  /** Metric of numbers that count cells. */
  public static final String CELLS = "cells";

  /** Metric of numbers that count principal components. */
  public static final String COMPONENTS = "components";

  /** Whether it counts something, and so has no interval. */
  public boolean isCount() {
    return metric.equals(CELLS) || metric.equals(COMPONENTS);
  }
}
