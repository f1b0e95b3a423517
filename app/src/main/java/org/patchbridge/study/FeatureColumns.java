package org.patchbridge.study;

import java.util.ArrayList;
import java.util.List;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.family.FamilySpec;

/** How features of recordings are named, and what stands where there is none. */
final class FeatureColumns {
  /** The block of all scalars. */
  static final String SCALARS = "scalars";

  static final String NOT_RECORDED = "not recorded";
  private static final String NOT_FINITE = "not a finite number";
  private static final String DIMENSIONLESS = "1";

  private FeatureColumns() {}

  static List<Column> of(FamilySpec family, int width) {
    List<Column> columns = new ArrayList<>(width);
    for (int position = 0; position < width; position++) {
      columns.add(new Column(family.name() + "[" + position + "]", unit(family.unit())));
    }
    return columns;
  }

  static String unit(String unit) {
    return unit.equals(DIMENSIONLESS) ? "" : unit;
  }

  static void set(FamilyBlock.Builder block, int row, int column, double value) {
    if (FamilyBlock.isInRange(value)) {
      block.set(row, column, value);
    } else {
      block.absent(row, column, Double.isFinite(value) ? FamilyBlock.OUT_OF_RANGE : NOT_FINITE);
    }
  }
}
