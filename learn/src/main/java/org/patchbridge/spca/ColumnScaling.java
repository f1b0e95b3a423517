package org.patchbridge.spca;

/** What is done to a column before components are fitted. */
public enum ColumnScaling {
  /** Subtract the mean: components of the covariance matrix. */
  CENTRED,
  /**
   * Subtract the mean and divide by the standard deviation (denominator n): components of the
   * correlation matrix. A constant column stays zero.
   */
  STANDARDISED
}
