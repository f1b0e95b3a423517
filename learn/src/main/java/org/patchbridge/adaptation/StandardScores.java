package org.patchbridge.adaptation;

import java.util.Arrays;
import java.util.List;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.dataset.Quantile;

/**
 * Standard scores in the reference's own units: mean 0, standard deviation 1 over the reference
 * cells without the outermost half percent on either side. A column that is positive throughout and
 * very skewed, as latencies are, is taken as its logarithm. Unlike z-scores of a batch they say
 * where the batch lies.
 *
 * @param columns with the units of the values
 * @param logarithmic whether a column is taken as its logarithm
 * @param means one a column, 0 for one that is absent in all reference cells
 * @param deviations one a column, positive
 */
record StandardScores(
    List<Column> columns, boolean[] logarithmic, double[] means, double[] deviations) {
  private static final double TAIL = 0.005;

  /** Among the shared features of mouse tables only the latency is beyond it. */
  private static final double MOST_SKEWNESS = 2.5;

  /** Beyond so many standard deviations a value says no more than that it is far out. */
  private static final double FARTHEST = 12;

  private static final double LEAST_SPREAD = 1e-9;

  static StandardScores fit(FeatureMatrix x, int[] rows) {
    int width = x.width();
    boolean[] logarithmic = new boolean[width];
    double[] means = new double[width];
    double[] deviations = new double[width];
    for (int column = 0; column < width; column++) {
      double[] sorted = sortedValues(x, rows, column);
      logarithmic[column] = isVerySkewed(sorted);
      if (logarithmic[column]) {
        sorted = Arrays.stream(sorted).map(Math::log).toArray();
      }
      double[] inner = withoutTails(sorted);
      means[column] = Arrays.stream(inner).average().orElse(0);
      deviations[column] = deviation(inner, means[column]);
    }
    return new StandardScores(x.columns(), logarithmic, means, deviations);
  }

  private static double[] sortedValues(FeatureMatrix x, int[] rows, int column) {
    return Arrays.stream(rows)
        .mapToDouble(row -> x.at(row, column))
        .filter(value -> !Double.isNaN(value))
        .sorted()
        .toArray();
  }

  private static double[] withoutTails(double[] sorted) {
    if (sorted.length == 0) {
      return sorted;
    }
    double low = Quantile.of(sorted, TAIL);
    double high = Quantile.of(sorted, 1 - TAIL);
    return Arrays.stream(sorted).map(value -> Math.max(low, Math.min(high, value))).toArray();
  }

  private static double deviation(double[] values, double mean) {
    double variance =
        Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElse(0);
    double least = LEAST_SPREAD * Math.max(Math.abs(mean), Double.MIN_NORMAL);
    return Math.sqrt(variance) > least ? Math.sqrt(variance) : mean == 0 ? 1 : Math.abs(mean);
  }

  private static boolean isVerySkewed(double[] sorted) {
    if (sorted.length < 3 || sorted[0] <= 0) {
      return false;
    }
    double mean = Arrays.stream(sorted).average().orElse(0);
    double second = Arrays.stream(sorted).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    double third = Arrays.stream(sorted).map(v -> Math.pow(v - mean, 3)).average().orElse(0);
    return second > 0 && third / Math.pow(second, 1.5) > MOST_SKEWNESS;
  }

  int width() {
    return means.length;
  }

  /** Cells × columns; NaN where a value is absent, or has no logarithm. */
  double[][] of(FeatureMatrix x, int[] rows) {
    if (!names(x.columns()).equals(names(columns))) {
      throw new IllegalArgumentException(
          "fitted on columns " + names(columns) + ", but given " + names(x.columns()));
    }
    double[][] scores = new double[rows.length][width()];
    for (int i = 0; i < rows.length; i++) {
      for (int column = 0; column < width(); column++) {
        scores[i][column] = score(x.at(rows[i], column), column);
      }
    }
    return scores;
  }

  private static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }

  private double score(double value, int column) {
    double measured = value;
    if (logarithmic[column]) {
      measured = value > 0 ? Math.log(value) : Double.NaN;
    }
    double score = (measured - means[column]) / deviations[column];
    return Double.isNaN(score) ? Double.NaN : Math.max(-FARTHEST, Math.min(FARTHEST, score));
  }

  /** The value in the feature's unit that has a score. */
  double value(double score, int column) {
    double measured = means[column] + deviations[column] * score;
    return logarithmic[column] ? Math.exp(measured) : measured;
  }
}
