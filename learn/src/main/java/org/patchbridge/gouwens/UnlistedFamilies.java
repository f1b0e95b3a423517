package org.patchbridge.gouwens;

/** What becomes of a family that the component table does not list. */
public enum UnlistedFamilies {
  /** For published scalars: ordinary principal components of the standardised columns. */
  COMPONENTS,
  /** For published scalars: the standardised columns as they are. */
  STANDARDISED,
  /** Not used: the table is the whole list. */
  LEFT_OUT
}
