package org.patchbridge.spca;

import java.util.Arrays;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;

/** Column means and standard deviations (denominator n) of training rows. */
public record Standardisation(double[] means, double[] deviations) {

  /**
   * @throws ParameterException where the part is not what {@link #write} writes
   */
  public static Standardisation read(ParameterReader in, int width) {
    double[] deviations = in.doubles("deviations", width);
    if (Arrays.stream(deviations).anyMatch(deviation -> !(deviation > 0))) {
      throw in.wrong("deviations", "hold one that is not positive");
    }
    return new Standardisation(in.doubles("means", width), deviations);
  }

  public void write(ParameterWriter out) {
    out.doubles("means", means);
    out.doubles("deviations", deviations);
  }

  /**
   * NaN values are left out. A column that does not vary is divided by its magnitude, one that is 0
   * or absent everywhere by 1.
   */
  public static Standardisation of(double[][] rows, int width) {
    double[] means = new double[width];
    double[] deviations = new double[width];
    for (int column = 0; column < width; column++) {
      int at = column;
      double[] present =
          Arrays.stream(rows).mapToDouble(row -> row[at]).filter(v -> !Double.isNaN(v)).toArray();
      double mean = Arrays.stream(present).average().orElse(0);
      double variance =
          Arrays.stream(present).map(v -> (v - mean) * (v - mean)).average().orElse(0);
      means[column] = mean;
      boolean varies = Math.sqrt(variance) > 8 * Math.ulp(Math.abs(mean));
      double constant = mean == 0 ? 1 : Math.abs(mean);
      deviations[column] = varies ? Math.sqrt(variance) : constant;
    }
    return new Standardisation(means, deviations);
  }

  /** Standardised values; NaN, an absent value, becomes 0, the mean. */
  public double[][] applyTo(double[][] rows) {
    double[][] result = new double[rows.length][means.length];
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < means.length; column++) {
        double value = rows[row][column];
        result[row][column] =
            Double.isNaN(value) ? 0 : (value - means[column]) / deviations[column];
      }
    }
    return result;
  }
}
