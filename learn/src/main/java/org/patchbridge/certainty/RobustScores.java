package org.patchbridge.certainty;

import java.util.Arrays;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.dataset.Quantile;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;

/**
 * Distance from the training cells' median in units of their spread, like a z-score, but not moved
 * by outliers; far out it grows with the logarithm. Absent values stay NaN.
 *
 * @param medians one a column
 * @param spreads one a column: half the interquartile range over the normal distribution's 0.6745;
 *     the SD of a column most of whose values are the same but for rounding, the magnitude of a
 *     constant one, 1 of one that is 0 or absent everywhere
 */
record RobustScores(double[] medians, double[] spreads) {
  private static final double QUARTILE_OF_NORMAL = 0.674489750196;

  /** Values that differ by less than this share of the median differ by rounding. */
  private static final double ROUNDING = 1e-9;

  static RobustScores fit(FeatureMatrix x, int[] rows) {
    double[] medians = new double[x.width()];
    double[] spreads = new double[x.width()];
    for (int column = 0; column < x.width(); column++) {
      int at = column;
      double[] sorted =
          Arrays.stream(rows)
              .mapToDouble(row -> x.at(row, at))
              .filter(value -> !Double.isNaN(value))
              .sorted()
              .toArray();
      medians[column] = sorted.length == 0 ? 0 : Quantile.of(sorted, 0.5);
      spreads[column] = spread(sorted, Math.abs(medians[column]));
    }
    return new RobustScores(medians, spreads);
  }

  private static double spread(double[] sorted, double magnitude) {
    double rounding = ROUNDING * magnitude;
    double quartiles =
        (Quantile.of(sorted, 0.75) - Quantile.of(sorted, 0.25)) / 2 / QUARTILE_OF_NORMAL;
    if (quartiles > rounding) {
      return quartiles;
    }
    double mean = Arrays.stream(sorted).average().orElse(0);
    double variance = Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).average().orElse(0);
    double deviation = Math.sqrt(variance);
    if (deviation > rounding) {
      return deviation;
    }
    return magnitude > 0 ? magnitude : 1;
  }

  /**
   * @throws ParameterException where the part is not what {@link #write} writes
   */
  static RobustScores read(ParameterReader in) {
    double[] spreads = in.doubles("spreads");
    if (Arrays.stream(spreads).anyMatch(spread -> !(spread > 0))) {
      throw in.wrong("spreads", "hold one that is not positive");
    }
    return new RobustScores(in.doubles("medians", spreads.length), spreads);
  }

  void write(ParameterWriter out) {
    out.doubles("medians", medians);
    out.doubles("spreads", spreads);
  }

  double[] of(FeatureMatrix x, int row) {
    double[] scores = new double[medians.length];
    for (int column = 0; column < scores.length; column++) {
      double z = (x.at(row, column) - medians[column]) / spreads[column];
      scores[column] = Math.signum(z) * Math.log1p(Math.abs(z));
    }
    return scores;
  }
}
