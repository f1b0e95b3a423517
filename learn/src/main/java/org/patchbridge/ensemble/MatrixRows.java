package org.patchbridge.ensemble;

import java.util.Arrays;
import org.patchbridge.dataset.FeatureMatrix;

/** Rows of a matrix as arrays of their own. */
public final class MatrixRows {
  private MatrixRows() {}

  static double[][] of(FeatureMatrix z) {
    double[][] rows = new double[z.rows()][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = at(z, row);
    }
    return rows;
  }

  static double[] at(FeatureMatrix z, int row) {
    return Arrays.copyOfRange(z.values(), row * z.width(), (row + 1) * z.width());
  }
}
