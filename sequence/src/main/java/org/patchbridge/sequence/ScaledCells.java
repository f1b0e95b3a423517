package org.patchbridge.sequence;

import org.patchbridge.dataset.FeatureMatrix;

/**
 * z-scored cells and their classes.
 *
 * @param labels class of each row
 */
record ScaledCells(FeatureMatrix scaled, int[] labels) {

  /** With every class filled up to the largest by {@link Smote}. */
  ScaledCells balanced(int classes, long seed) {
    Smote.Balanced balanced = Smote.balance(scaled, labels, classes, seed);
    return new ScaledCells(balanced.x(), balanced.labels());
  }
}
