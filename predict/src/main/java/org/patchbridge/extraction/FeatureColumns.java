package org.patchbridge.extraction;

import java.util.List;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.family.FamilySpec;

/** How features of recordings are named, and what stands where there is none. */
public final class FeatureColumns {
  /** The block of all scalars. */
  public static final String SCALARS = "scalars";

  private static final String NOT_RECORDED = "not recorded";
  private static final String NOT_FINITE = "not a finite number";
  private static final String DIMENSIONLESS = "1";

  private FeatureColumns() {}

  /** The positions of a vector. */
  public static List<Column> of(FamilySpec family, int width) {
    return Column.ofVector(family.name(), width, unit(family.unit()));
  }

  /** A feature with a name of its own. */
  public static Column ofScalar(String name, String unit) {
    return new Column(name, unit(unit));
  }

  private static String unit(String unit) {
    return unit.equals(DIMENSIONLESS) ? "" : unit;
  }

  /**
   * A cell's vector into its row; positions beyond its end were not recorded.
   *
   * @param width of the block, at least the vector's length
   */
  public static void fill(FamilyBlock.Builder block, int row, int width, float[] vector) {
    for (int position = 0; position < vector.length; position++) {
      set(block, row, position, vector[position]);
    }
    absent(block, row, vector.length, width, NOT_RECORDED);
  }

  /** Why a cell has no value from one position on. */
  public static void absent(
      FamilyBlock.Builder block, int row, int from, int width, String because) {
    for (int position = from; position < width; position++) {
      block.absent(row, position, because);
    }
  }

  /**
   * @param value absent where it is NaN, infinite or too large
   */
  public static void set(FamilyBlock.Builder block, int row, int column, double value) {
    if (FamilyBlock.isInRange(value)) {
      block.set(row, column, value);
    } else {
      block.absent(row, column, Double.isFinite(value) ? FamilyBlock.OUT_OF_RANGE : NOT_FINITE);
    }
  }
}
