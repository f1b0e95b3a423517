package org.patchbridge.forest;

/** How a forest makes up for classes of unequal size. The order is part of the file format. */
public enum Balance {
  /** Every example weighs 1. */
  NONE,
  /**
   * An example weighs n / (classes × examples of its class), counted over all training rows and the
   * classes that occur there, as scikit-learn's {@code class_weight="balanced"}.
   */
  BALANCED,
  /**
   * Every tree draws the same number of examples from each class that occurs, with replacement: as
   * many as the smallest class has (Chen, Liaw &amp; Breiman 2004). Every example weighs 1.
   */
  BALANCED_BOOTSTRAP
}
