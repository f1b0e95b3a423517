package org.patchbridge.forest;

import java.util.Locale;
import org.patchbridge.dataset.FeatureMatrix;

/** Chosen rows of a matrix in single precision, the precision trees compare in; row-major. */
final class FloatRows {
  private final float[] values;
  private final int width;
  private final int rows;

  private FloatRows(float[] values, int width, int rows) {
    this.values = values;
    this.width = width;
    this.rows = rows;
  }

  static FloatRows of(FeatureMatrix x, int[] rows) {
    int width = x.width();
    float[] values = new float[Math.multiplyExact(rows.length, width)];
    int at = 0;
    for (int row : rows) {
      for (int column = 0; column < width; column++) {
        values[at++] = single(x, row, column);
      }
    }
    return new FloatRows(values, width, rows.length);
  }

  /**
   * @throws IllegalArgumentException where the value is absent, infinite or too large for a float
   */
  static float single(FeatureMatrix x, int row, int column) {
    float value = (float) x.at(row, column) + 0.0f;
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "row %d, column '%s' is %s; a forest takes finite single-precision numbers only,"
                  + " impute absent values first",
              row,
              x.columns().get(column).name(),
              x.at(row, column)));
    }
    return value;
  }

  int rows() {
    return rows;
  }

  int width() {
    return width;
  }

  float[] values() {
    return values;
  }
}
