package org.patchbridge.preparation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;

/**
 * Brings columns to mean 0 and standard deviation 1 on the training rows (z-scores).
 *
 * <p>A column is constant where its standard deviation is below a millionth of its largest
 * magnitude; it is divided by that magnitude, and a column of zeros by 1. The paper divides by 1
 * where the standard deviation is below 10⁻⁶ whatever the unit; features in small units (farad,
 * ampere) would vanish by that rule. Scaling a column by a power of two changes no bit of its
 * z-scores, by another factor only their rounding.
 */
public final class Standardiser {
  /** A standard deviation below this share of the largest magnitude is that of a constant. */
  private static final double LEAST_SHARE = 1e-6;

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
      deviations[column] = deviation(present(x, rows, column).toArray(), mean);
    }
    return new Fitted(x.columns().stream().map(Column::name).toList(), means, deviations);
  }

  private static double deviation(double[] present, double mean) {
    double magnitude = Arrays.stream(present).map(Math::abs).max().orElse(0);
    if (magnitude == 0) {
      return 1;
    }
    // Squares of very small or large numbers leave the range of doubles; a power of two loses no
    // bit.
    int exponent = Math.getExponent(magnitude);
    double squares =
        Arrays.stream(present)
            .map(value -> Math.scalb(value - mean, -exponent))
            .map(difference -> difference * difference)
            .average()
            .orElse(0);
    return divisor(Math.scalb(Math.sqrt(squares), exponent), magnitude);
  }

  /** What a column is divided by: its standard deviation, unless it is constant. */
  static double divisor(double deviation, double magnitude) {
    return magnitude == 0 ? 1 : deviation < LEAST_SHARE * magnitude ? magnitude : deviation;
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
      if (Arrays.stream(deviations).anyMatch(deviation -> !(deviation > 0))) {
        throw in.wrong("deviations", "hold one that is not positive");
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

    /** What a column's difference from its mean is divided by; positive. */
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
