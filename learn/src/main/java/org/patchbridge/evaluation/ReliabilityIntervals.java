package org.patchbridge.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How sure the frequencies of a {@link ReliabilityDiagram} are. */
public final class ReliabilityIntervals {
  private ReliabilityIntervals() {}

  /**
   * Of the frequency in every bin of {@link ReliabilityDiagram#ofTopLabel}, runs pooled. Draws
   * without a cell in the bin are left out; where that is more than half of them, bounds are NaN.
   *
   * @return one for each bin
   * @throws IllegalArgumentException where there are no predictions
   */
  public static List<Interval> of(Predictions predictions, Bootstrap bootstrap) {
    if (predictions.size() == 0) {
      throw new IllegalArgumentException("there are no predictions to resample");
    }
    Map<Integer, Integer> units = new HashMap<>();
    for (int row = 0; row < predictions.size(); row++) {
      units.putIfAbsent(predictions.donor(row), units.size());
    }
    UnitTallies tallies = UnitTallies.of(predictions, units);
    double[][] frequencies = new double[ReliabilityDiagram.BINS][bootstrap.replicates()];
    for (int r = 0; r < bootstrap.replicates(); r++) {
      Tally drawn = tallies.weighted(bootstrap.draw(units.size(), r));
      for (int bin = 0; bin < frequencies.length; bin++) {
        frequencies[bin][r] = drawn.correctInBin(bin) / drawn.cellsInBin(bin);
      }
    }
    ResamplingUnit unit = ResamplingUnit.of(predictions);
    List<Interval> intervals = new ArrayList<>();
    for (double[] ofBin : frequencies) {
      double[] defined = Arrays.stream(ofBin).filter(value -> !Double.isNaN(value)).toArray();
      intervals.add(
          2 * defined.length > ofBin.length
              ? Interval.of(defined, bootstrap.level(), unit, units.size())
              : new Interval(
                  Double.NaN, Double.NaN, bootstrap.level(), defined.length, unit, units.size()));
    }
    return intervals;
  }
}
