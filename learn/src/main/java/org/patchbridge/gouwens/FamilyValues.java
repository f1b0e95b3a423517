package org.patchbridge.gouwens;

import java.util.stream.IntStream;
import org.patchbridge.dataset.FamilyBlock;

/**
 * Some columns of a family for some cells.
 *
 * @param values {@code rows × columns}, NaN where absent
 * @param absentShare for each row the share of its values that are absent, 0 to 1
 */
record FamilyValues(double[][] values, double[] absentShare) {

  static FamilyValues of(FamilyBlock block, int[] rows, int[] columns) {
    double[][] values = new double[rows.length][columns.length];
    double[] absentShare = new double[rows.length];
    for (int row = 0; row < rows.length; row++) {
      int absent = 0;
      for (int column = 0; column < columns.length; column++) {
        values[row][column] = block.value(rows[row], columns[column]);
        absent += Double.isNaN(values[row][column]) ? 1 : 0;
      }
      absentShare[row] = columns.length == 0 ? 1 : (double) absent / columns.length;
    }
    return new FamilyValues(values, absentShare);
  }

  /** The positions of the rows with no more than this share absent. */
  int[] rowsWithAbsent(double mostAbsent) {
    return IntStream.range(0, values.length).filter(i -> absentShare[i] <= mostAbsent).toArray();
  }

  double[][] rows(int[] positions) {
    double[][] picked = new double[positions.length][];
    for (int i = 0; i < positions.length; i++) {
      picked[i] = values[positions[i]];
    }
    return picked;
  }
}
