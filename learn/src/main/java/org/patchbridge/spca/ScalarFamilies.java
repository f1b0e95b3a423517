package org.patchbridge.spca;

/** What becomes of a family of published scalars, which the component table does not list. */
public enum ScalarFamilies {
  /** Ordinary principal components of the standardised columns. */
  COMPONENTS,
  /** The standardised columns as they are. */
  STANDARDISED
}
