package org.patchbridge.preparation;

import java.util.Arrays;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FeatureMatrix;

/**
 * z-scores as {@link Standardiser} makes them, but with the mean and standard deviation that the
 * training rows would have if their classes had other shares.
 */
public final class MixStandardiser {
  /** Below it a class still speaks where no class of a larger share has a value. */
  private static final double LEAST_SHARE = 1e-9;

  private MixStandardiser() {}

  /**
   * Mean of a column: the classes' means over present values, weighted by their shares; variance:
   * the classes' mean squared distances from that mean, weighted alike. A class without a present
   * value takes no part. With the shares of the rows themselves and nothing absent these are the
   * ordinary ones.
   *
   * @param x not changed
   * @param rows training rows, at least one
   * @param labels class of each of {@code rows}
   * @param shares one a class, not negative, of sum 1
   */
  public static Standardiser.Fitted fit(
      FeatureMatrix x, int[] rows, int[] labels, double[] shares) {
    if (rows.length == 0) {
      throw new IllegalArgumentException("no training rows to take means of");
    }
    double[] means = new double[x.width()];
    double[] deviations = new double[x.width()];
    for (int column = 0; column < x.width(); column++) {
      double[] weights = weights(x, rows, labels, shares, column);
      double mean = 0;
      for (int i = 0; i < rows.length; i++) {
        mean += weights[i] == 0 ? 0 : weights[i] * x.at(rows[i], column);
      }
      means[column] = mean;
      deviations[column] = divisor(x, rows, weights, column, mean);
    }
    return new Standardiser.Fitted(
        x.columns().stream().map(Column::name).toList(), means, deviations);
  }

  private static double divisor(
      FeatureMatrix x, int[] rows, double[] weights, int column, double mean) {
    double magnitude = 0;
    for (int i = 0; i < rows.length; i++) {
      magnitude =
          weights[i] == 0 ? magnitude : Math.max(magnitude, Math.abs(x.at(rows[i], column)));
    }
    // Squares of very small or large numbers leave the range of doubles; a power of two loses none.
    int exponent = magnitude == 0 ? 0 : Math.getExponent(magnitude);
    double variance = 0;
    for (int i = 0; i < rows.length; i++) {
      double distance = weights[i] == 0 ? 0 : Math.scalb(x.at(rows[i], column) - mean, -exponent);
      variance += weights[i] * distance * distance;
    }
    return Standardiser.divisor(Math.scalb(Math.sqrt(variance), exponent), magnitude);
  }

  /** Of each row, sum 1; 0 where the column is absent. */
  private static double[] weights(
      FeatureMatrix x, int[] rows, int[] labels, double[] shares, int column) {
    int[] present = new int[shares.length];
    for (int i = 0; i < rows.length; i++) {
      present[labels[i]] += Double.isNaN(x.at(rows[i], column)) ? 0 : 1;
    }
    double sum = 0;
    for (int label = 0; label < shares.length; label++) {
      sum += present[label] == 0 ? 0 : Math.max(shares[label], LEAST_SHARE);
    }
    double[] weights = new double[rows.length];
    double total = sum;
    Arrays.setAll(
        weights,
        i ->
            Double.isNaN(x.at(rows[i], column))
                ? 0
                : Math.max(shares[labels[i]], LEAST_SHARE) / (total * present[labels[i]]));
    return weights;
  }
}
