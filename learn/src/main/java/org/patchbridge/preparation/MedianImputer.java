package org.patchbridge.preparation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;

/** Fills absent values (NaN) with the median of the training rows and marks where it did. */
public final class MedianImputer {
  private MedianImputer() {}

  /**
   * Takes each column's median over the present values of the given rows; of an even number of
   * values the mean of the middle two.
   *
   * @param x not changed
   * @param rows training rows, at least one
   */
  public static Fitted fit(FeatureMatrix x, int[] rows) {
    if (rows.length == 0) {
      throw new IllegalArgumentException("no training rows to take medians of");
    }
    double[] medians = new double[x.width()];
    List<Integer> masked = new ArrayList<>();
    double[] present = new double[rows.length];
    for (int column = 0; column < x.width(); column++) {
      int count = 0;
      for (int row : rows) {
        double value = x.at(row, column);
        if (!Double.isNaN(value)) {
          present[count++] = value;
        }
      }
      medians[column] = median(present, count);
      if (count < rows.length) {
        masked.add(column);
      }
    }
    return new Fitted(x, medians, masked.stream().mapToInt(Integer::intValue).toArray());
  }

  /** NaN for no values. */
  private static double median(double[] values, int count) {
    if (count == 0) {
      return Double.NaN;
    }
    Arrays.sort(values, 0, count);
    double upper = values[count / 2];
    return count % 2 == 1 ? upper : (values[count / 2 - 1] + upper) / 2;
  }

  /** Medians of training rows, ready to fill other rows. Immutable. */
  public static final class Fitted {
    private final List<String> inputNames;
    private final List<Column> columns;
    private final List<String> familyOfColumn;
    private final double[] medians;
    private final int[] masked;

    private Fitted(FeatureMatrix x, double[] medians, int[] masked) {
      this(x.columns(), x.familyOfColumn(), medians, masked);
    }

    private Fitted(
        List<Column> inputs, List<String> familyOfInput, double[] medians, int[] masked) {
      this.inputNames = inputs.stream().map(Column::name).toList();
      this.medians = medians;
      this.masked = masked;
      List<Column> outputs = new ArrayList<>(inputs);
      List<String> families = new ArrayList<>(familyOfInput);
      for (int column : masked) {
        outputs.add(new Column(inputs.get(column).name() + " absent", ""));
        families.add(familyOfInput.get(column));
      }
      this.columns = List.copyOf(outputs);
      this.familyOfColumn = List.copyOf(families);
    }

    /**
     * @throws ParameterException where the part is not what {@link #write} writes
     */
    public static Fitted read(ParameterReader in) {
      List<Column> inputs = in.columns("columns");
      List<String> families = in.texts("families");
      if (families.size() != inputs.size()) {
        throw in.wrong("families", families.size() + " for " + inputs.size() + " columns");
      }
      return new Fitted(
          inputs,
          families,
          in.anyDoubles("medians", inputs.size()),
          in.wholes("masked", 0, inputs.size() - 1));
    }

    public void write(ParameterWriter out) {
      out.columns("columns", columns.subList(0, medians.length));
      out.texts("families", familyOfColumn.subList(0, medians.length));
      out.doubles("medians", medians);
      out.wholes("masked", masked);
    }

    /**
     * Columns of transformed matrices: those of the training matrix, then, in their order, one
     * {@code <column> absent} of the same family for each that had an absence in training.
     */
    public List<Column> columns() {
      return columns;
    }

    /**
     * Median per column of the training matrix; NaN for one that was absent in all training rows.
     */
    public double[] medians() {
      return medians.clone();
    }

    /**
     * Takes out rows and fills them. A mask is 1 where the value was absent, else 0. A column that
     * was absent in all training rows is 0 in all rows, present or not: nothing was learned about
     * its values.
     *
     * @param x with the columns of the training matrix; not changed
     * @return one row for each of {@code rows}, in their order, without NaN
     */
    public FeatureMatrix transform(FeatureMatrix x, int[] rows) {
      ColumnCheck.sameColumns(inputNames, x);
      double[] values = new double[Math.multiplyExact(rows.length, columns.size())];
      int at = 0;
      for (int row : rows) {
        for (int column = 0; column < medians.length; column++) {
          values[at++] = fill(x.at(row, column), medians[column]);
        }
        for (int column : masked) {
          values[at++] = Double.isNaN(x.at(row, column)) ? 1 : 0;
        }
      }
      return new FeatureMatrix(rows.length, columns, familyOfColumn, values);
    }

    private static double fill(double value, double median) {
      if (Double.isNaN(median)) {
        return 0;
      }
      return Double.isNaN(value) ? median : value;
    }
  }
}
