package org.patchbridge.reproduction;

import org.patchbridge.report.value.Grouping;
import org.patchbridge.report.value.MetricValue;
import org.patchbridge.report.value.ResultRow;

/**
 * What was measured here in place of a published number.
 *
 * @param inputs what it was measured on
 * @param metric the one that was published
 * @param row the evaluation with its cells, seeds and splits
 */
public record OurNumber(Inputs inputs, MetricValue metric, ResultRow row) {

  /** What the features are made of. */
  public enum Inputs {
    /** Scalars of the published tables. */
    TABLES("tables"),
    /** Waveform families of raw recordings, as published. */
    RECORDINGS("recordings");

    private final String label;

    Inputs(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  public Grouping grouping() {
    return row.grouping();
  }
}
