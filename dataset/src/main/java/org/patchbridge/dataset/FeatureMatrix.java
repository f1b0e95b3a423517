package org.patchbridge.dataset;

import java.util.List;

/**
 * Numbers for a learner: {@code rows × columns}, row-major; NaN where a value is absent. Not copied
 * on construction or access, because every fold reads it; treat it as read-only.
 *
 * @param columns one per column
 * @param familyOfColumn the family each column belongs to, same length as {@code columns}
 */
public record FeatureMatrix(
    int rows, List<Column> columns, List<String> familyOfColumn, double[] values) {

  public FeatureMatrix {
    if (columns.size() != familyOfColumn.size()) {
      throw new IllegalArgumentException(
          columns.size() + " columns but " + familyOfColumn.size() + " families");
    }
    if (values.length != Math.multiplyExact(rows, columns.size())) {
      throw new IllegalArgumentException(
          values.length + " values for " + rows + " × " + columns.size());
    }
    columns = List.copyOf(columns);
    familyOfColumn = List.copyOf(familyOfColumn);
  }

  public int width() {
    return columns.size();
  }

  public double at(int row, int column) {
    return values[row * columns.size() + column];
  }
}
