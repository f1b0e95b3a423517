package org.patchbridge.bundle;

import java.util.Optional;
import java.util.stream.IntStream;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.dataset.Quantile;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;

/**
 * The central 98 % of the training cells of all classes together, in every column that novelty is
 * judged by.
 */
public final class OrdinaryRanges {
  private static final double LOW = 0.01;
  private static final double HIGH = 0.99;

  private final double[] low;
  private final double[] high;

  private OrdinaryRanges(double[] low, double[] high) {
    this.low = low;
    this.high = high;
  }

  /** From the 1 % to the 99 % quantile. */
  public record Range(double low, double high) {
    public boolean holds(double value) {
      return low <= value && value <= high;
    }
  }

  /**
   * @param x the training cells
   */
  public static OrdinaryRanges fit(FeatureMatrix x) {
    double[] low = new double[x.width()];
    double[] high = new double[x.width()];
    for (int column = 0; column < x.width(); column++) {
      int at = column;
      double[] sorted =
          IntStream.range(0, x.rows())
              .mapToDouble(row -> x.at(row, at))
              .filter(value -> !Double.isNaN(value))
              .sorted()
              .toArray();
      low[column] = Quantile.of(sorted, LOW);
      high[column] = Quantile.of(sorted, HIGH);
    }
    return new OrdinaryRanges(low, high);
  }

  /** Of a bundle of an earlier format, which does not know: no column has a range. */
  static OrdinaryRanges unrecorded() {
    return new OrdinaryRanges(new double[0], new double[0]);
  }

  static OrdinaryRanges read(ParameterReader in, int width) {
    return new OrdinaryRanges(in.anyDoubles("low", width), in.anyDoubles("high", width));
  }

  void write(ParameterWriter out) {
    out.doubles("low", low);
    out.doubles("high", high);
  }

  /** Empty where no training cell has the column, or the bundle does not know. */
  public Optional<Range> of(int column) {
    return column < low.length && low[column] <= high[column]
        ? Optional.of(new Range(low[column], high[column]))
        : Optional.empty();
  }
}
