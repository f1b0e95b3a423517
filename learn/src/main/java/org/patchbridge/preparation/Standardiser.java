package org.patchbridge.preparation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;

/** Brings columns to mean 0 and standard deviation 1 on the training rows (z-scores). */
public final class Standardiser {
  /** A standard deviation below this counts as 1 (the paper's rule for constant positions). */
  static final double LEAST_DEVIATION = 1e-6;

  private Standardiser() {}

  /**
   * Takes mean and standard deviation (divided by n, as scikit-learn's {@code StandardScaler}) of
   * each column over the present values of the given rows.
   *
   * @param x not changed
   * @param rows training rows, at least one
   */
  public static Fitted fit(FeatureMatrix x, int[] rows) {
    if (rows.length == 0) {
      throw new IllegalArgumentException("no training rows to take means of");
    }
    double[] means = new double[x.width()];
    double[] deviations = new double[x.width()];
    for (int column = 0; column < x.width(); column++) {
      double mean = present(x, rows, column).average().orElse(0);
      means[column] = mean;
      double deviation =
          Math.sqrt(
              present(x, rows, column)
                  .map(value -> (value - mean) * (value - mean))
                  .average()
                  .orElse(0));
      deviations[column] = deviation < LEAST_DEVIATION ? 1 : deviation;
    }
    return new Fitted(x.columns().stream().map(Column::name).toList(), means, deviations);
  }

  private static DoubleStream present(FeatureMatrix x, int[] rows, int column) {
    return Arrays.stream(rows)
        .mapToDouble(row -> x.at(row, column))
        .filter(value -> !Double.isNaN(value));
  }

  /** Means and standard deviations of training rows, ready for other rows. Immutable. */
  public static final class Fitted {
    private final List<String> inputNames;
    private final double[] means;
    private final double[] deviations;

    Fitted(List<String> inputNames, double[] means, double[] deviations) {
      this.inputNames = inputNames;
      this.means = means;
      this.deviations = deviations;
    }

    /**
     * @throws ParameterException where the part is not what {@link #write} writes
     */
    public static Fitted read(ParameterReader in) {
      List<String> names = in.texts("columns");
      double[] deviations = in.doubles("deviations", names.size());
      if (Arrays.stream(deviations).anyMatch(deviation -> deviation < LEAST_DEVIATION)) {
        throw in.wrong("deviations", "hold one below " + LEAST_DEVIATION);
      }
      return new Fitted(names, in.doubles("means", names.size()), deviations);
    }

    public void write(ParameterWriter out) {
      out.texts("columns", inputNames);
      out.doubles("means", means);
      out.doubles("deviations", deviations);
    }

    /** Mean per column; 0 for one that was absent in all training rows. */
    public double[] means() {
      return means.clone();
    }

    /** What a column's difference from its mean is divided by; at least 1e-6. */
    public double[] standardDeviations() {
      return deviations.clone();
    }

    /**
     * Takes out rows and scales them; absent values stay NaN.
     *
     * @param x with the columns of the training matrix; not changed
     * @return one row for each of {@code rows}, in their order; the units of the columns are gone
     */
    public FeatureMatrix transform(FeatureMatrix x, int[] rows) {
      ColumnCheck.sameColumns(inputNames, x);
      double[] values = new double[Math.multiplyExact(rows.length, means.length)];
      int at = 0;
      for (int row : rows) {
        for (int column = 0; column < means.length; column++) {
          values[at++] = (x.at(row, column) - means[column]) / deviations[column];
        }
      }
      List<Column> columns = inputNames.stream().map(name -> new Column(name, "")).toList();
      return new FeatureMatrix(rows.length, columns, x.familyOfColumn(), values);
    }
  }
}
