package org.patchbridge.extraction;

import java.util.ArrayList;
import java.util.List;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.family.FamilySpec;

/** How features of recordings are named, and what stands where there is none. */
public final class FeatureColumns {
  /** The block of all scalars. */
  public static final String SCALARS = "scalars";

  public static final String NOT_RECORDED = "not recorded";
  private static final String NOT_FINITE = "not a finite number";
  private static final String DIMENSIONLESS = "1";

  private FeatureColumns() {}

  public static List<Column> of(FamilySpec family, int width) {
    List<Column> columns = new ArrayList<>(width);
    for (int position = 0; position < width; position++) {
      columns.add(new Column(family.name() + "[" + position + "]", unit(family.unit())));
    }
    return columns;
  }

  public static String unit(String unit) {
    return unit.equals(DIMENSIONLESS) ? "" : unit;
  }

  public static void set(FamilyBlock.Builder block, int row, int column, double value) {
    if (FamilyBlock.isInRange(value)) {
      block.set(row, column, value);
    } else {
      block.absent(row, column, Double.isFinite(value) ? FamilyBlock.OUT_OF_RANGE : NOT_FINITE);
    }
  }
}
