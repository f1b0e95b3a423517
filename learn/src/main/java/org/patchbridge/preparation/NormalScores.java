package org.patchbridge.preparation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.gamma.InverseErf;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;

/**
 * Brings every column to a standard normal distribution by the ranks of its training values (normal
 * scores, van der Waerden 1952). Features of cells have long tails; after this a single impossible
 * value weighs no more than three standard deviations, and monotone transforms change nothing.
 */
public final class NormalScores {
  /** Scores are held within ± this; further out there are hardly ever training values. */
  private static final double GREATEST_SCORE = 3;

  private NormalScores() {}

  /**
   * Takes the ranks of the present values of the given rows.
   *
   * @param x not changed
   * @param rows training rows, at least one
   */
  public static Fitted fit(FeatureMatrix x, int[] rows) {
    if (rows.length == 0) {
      throw new IllegalArgumentException("no training rows to take ranks of");
    }
    List<RankScale> scales = new ArrayList<>();
    Map<Double, Double> quantiles = new HashMap<>();
    for (int column = 0; column < x.width(); column++) {
      int at = column;
      scales.add(
          RankScale.of(
              Arrays.stream(rows)
                  .mapToDouble(row -> x.at(row, at))
                  .filter(value -> !Double.isNaN(value))
                  .sorted()
                  .toArray(),
              quantiles));
    }
    return new Fitted(x.columns().stream().map(Column::name).toList(), scales);
  }

  /** Ranks of training rows, ready for other rows. Immutable. */
  public static final class Fitted {
    private final List<String> inputNames;
    private final List<RankScale> scales;

    private Fitted(List<String> inputNames, List<RankScale> scales) {
      this.inputNames = inputNames;
      this.scales = scales;
    }

    /**
     * @throws ParameterException where the part is not what {@link #write} writes
     */
    public static Fitted read(ParameterReader in) {
      List<String> names = in.texts("columns");
      double[] values = in.doubles("values");
      double[] scores = in.doubles("scores", values.length);
      int[] ends = in.wholes("ends", 0, values.length);
      if (ends.length != names.size()) {
        throw in.wrong("ends", ends.length + " for " + names.size() + " columns");
      }
      List<RankScale> scales = new ArrayList<>();
      int from = 0;
      for (int end : ends) {
        if (end < from) {
          throw in.wrong("ends", "fall from " + from + " to " + end);
        }
        scales.add(
            new RankScale(
                Arrays.copyOfRange(values, from, end), Arrays.copyOfRange(scores, from, end)));
        from = end;
      }
      return new Fitted(names, scales);
    }

    public void write(ParameterWriter out) {
      out.texts("columns", inputNames);
      out.doubles(
          "values", scales.stream().flatMapToDouble(s -> Arrays.stream(s.values())).toArray());
      out.doubles(
          "scores", scales.stream().flatMapToDouble(s -> Arrays.stream(s.scores())).toArray());
      int[] ends = scales.stream().mapToInt(scale -> scale.values().length).toArray();
      Arrays.parallelPrefix(ends, Integer::sum);
      out.wholes("ends", ends);
    }

    /** Columns of the matrix it was fitted on. */
    public int width() {
      return scales.size();
    }

    /**
     * Takes out rows and scores them. An absent value gets 0, the score of the median, and so does
     * every value of a column that was absent in all training rows.
     *
     * @param x with the columns of the training matrix; not changed
     * @return one row for each of {@code rows}, in their order, without NaN, within −3 … 3; the
     *     units of the columns are gone
     */
    public FeatureMatrix transform(FeatureMatrix x, int[] rows) {
      ColumnCheck.sameColumns(inputNames, x);
      double[] values = new double[Math.multiplyExact(rows.length, scales.size())];
      // A column's scale stays in the processor's cache while its rows are scored.
      for (int column = 0; column < scales.size(); column++) {
        RankScale scale = scales.get(column);
        for (int i = 0; i < rows.length; i++) {
          values[i * scales.size() + column] = scale.score(x.at(rows[i], column));
        }
      }
      List<Column> columns = inputNames.stream().map(name -> new Column(name, "")).toList();
      return new FeatureMatrix(rows.length, columns, x.familyOfColumn(), values);
    }
  }

  /**
   * @param values distinct training values, ascending
   * @param scores of these values
   */
  private record RankScale(double[] values, double[] scores) {

    private RankScale {
      for (int i = 1; i < values.length; i++) {
        if (!(values[i] > values[i - 1])) {
          throw new IllegalArgumentException("training values do not ascend");
        }
      }
    }

    /**
     * @param sorted ascending; equal values share the score of their mean rank
     * @param quantiles known ones by their level, which most columns have in common
     */
    static RankScale of(double[] sorted, Map<Double, Double> quantiles) {
      double[] values = new double[sorted.length];
      double[] scores = new double[sorted.length];
      int distinct = 0;
      for (int first = 0, next; first < sorted.length; first = next) {
        next = first + 1;
        while (next < sorted.length && sorted[next] == sorted[first]) {
          next++;
        }
        values[distinct] = sorted[first];
        scores[distinct++] =
            quantiles.computeIfAbsent(
                (first + next) / 2.0 / sorted.length, RankScale::normalQuantile);
      }
      return new RankScale(Arrays.copyOf(values, distinct), Arrays.copyOf(scores, distinct));
    }

    private static double normalQuantile(double level) {
      double quantile = Math.sqrt(2) * InverseErf.value(2 * level - 1);
      return Math.max(-GREATEST_SCORE, Math.min(GREATEST_SCORE, quantile));
    }

    /** Between training values linear, outside of them the score of the outermost. */
    double score(double value) {
      if (Double.isNaN(value) || values.length == 0) {
        return 0;
      }
      int found = Arrays.binarySearch(values, value);
      if (found >= 0) {
        return scores[found];
      }
      int above = -found - 1;
      if (above == 0 || above == values.length) {
        return scores[Math.min(above, values.length - 1)];
      }
      double share = (value - values[above - 1]) / (values[above] - values[above - 1]);
      return scores[above - 1] + share * (scores[above] - scores[above - 1]);
    }
  }
}
