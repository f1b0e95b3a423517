package org.patchbridge.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How sure the frequencies of a {@link ReliabilityDiagram} are. */
public final class ReliabilityIntervals {
  /** Draws of fewer donors than this say nothing of how a frequency spreads. */
  private static final int LEAST_UNITS = 5;

  private ReliabilityIntervals() {}

  /**
   * Of the frequency in every bin of {@link ReliabilityDiagram#ofTopLabel}, runs pooled. Draws
   * without a cell in the bin are left out. Where fewer than five donors, or cells of unknown
   * donor, have a cell in the bin, bounds are NaN.
   *
   * @return one for each bin
   * @throws IllegalArgumentException where there are no predictions
   */
  public static List<Interval> of(Predictions predictions, Bootstrap bootstrap) {
    if (predictions.size() == 0) {
      throw new IllegalArgumentException("there are no predictions to resample");
    }
    Map<Integer, Integer> units = new HashMap<>();
    Map<Integer, Set<Integer>> unitsOfBin = new HashMap<>();
    for (int row = 0; row < predictions.size(); row++) {
      units.putIfAbsent(predictions.donor(row), units.size());
      double confidence = predictions.probabilities(row)[predictions.predicted(row)];
      unitsOfBin
          .computeIfAbsent(ReliabilityDiagram.binOf(confidence), bin -> new HashSet<>())
          .add(predictions.donor(row));
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
    for (int bin = 0; bin < frequencies.length; bin++) {
      double[] defined =
          Arrays.stream(frequencies[bin]).filter(value -> !Double.isNaN(value)).toArray();
      intervals.add(
          unitsOfBin.getOrDefault(bin, Set.of()).size() >= LEAST_UNITS
              ? Interval.of(defined, bootstrap.level(), unit, units.size())
              : new Interval(
                  Double.NaN, Double.NaN, bootstrap.level(), defined.length, unit, units.size()));
    }
    return intervals;
  }
}
