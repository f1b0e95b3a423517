package org.patchbridge.family;

/** What a scalar may be used for. */
public enum ScalarRole {
  /** A property of the cell: models and the novelty screen may take it. */
  FEATURE,
  /**
   * A time on the sweep's own clock. It moves with the start of the stimulus, which is the
   * protocol's and not the cell's: shown and stored, never an input of a model or of the novelty
   * screen.
   */
  SWEEP_TIME
}
