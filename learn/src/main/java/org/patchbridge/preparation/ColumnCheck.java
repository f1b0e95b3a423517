package org.patchbridge.preparation;

import java.util.List;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FeatureMatrix;

/** Keeps what was fitted on one set of columns from being applied to another. */
final class ColumnCheck {
  private ColumnCheck() {}

  /**
   * @throws IllegalArgumentException where names, number or order differ
   */
  static void sameColumns(List<String> fitted, FeatureMatrix x) {
    List<String> names = x.columns().stream().map(Column::name).toList();
    if (!names.equals(fitted)) {
      throw new IllegalArgumentException("fitted on columns " + fitted + ", but given " + names);
    }
  }
}
