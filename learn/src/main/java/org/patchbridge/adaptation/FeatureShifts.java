package org.patchbridge.adaptation;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.patchbridge.adaptation.mixture.AffineMap;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.Quantile;

/** What another rig does to each feature, in its unit and in standard deviations. */
final class FeatureShifts {
  private FeatureShifts() {}

  static List<FeatureShift> of(
      RigReference reference, double[][] before, double[][] after, AffineMap map, double[] shares) {
    StandardScores scores = reference.scores();
    return IntStream.range(0, scores.width())
        .mapToObj(
            column -> {
              Column named = scores.columns().get(column);
              double[] present = sorted(before, column);
              return new FeatureShift(
                  named.name(),
                  named.unit(),
                  map.scale()[column],
                  map.shift()[column],
                  median(scores, present, column),
                  median(scores, sorted(after, column), column),
                  weightedMedian(reference, shares, column),
                  scores.logarithmic()[column],
                  present.length);
            })
        .toList();
  }

  private static double[] sorted(double[][] cells, int column) {
    return Arrays.stream(cells)
        .mapToDouble(cell -> cell[column])
        .filter(value -> !Double.isNaN(value))
        .sorted()
        .toArray();
  }

  private static OptionalDouble median(StandardScores scores, double[] sorted, int column) {
    return sorted.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(scores.value(Quantile.of(sorted, 0.5), column));
  }

  /** Of the reference, classes counting as in the batch. */
  private static OptionalDouble weightedMedian(
      RigReference reference, double[] shares, int column) {
    int[] labels = reference.labels();
    double[][] cells = reference.standard();
    double[] usual = reference.shares();
    int[] present =
        IntStream.range(0, labels.length)
            .filter(i -> !Double.isNaN(cells[i][column]))
            .boxed()
            .sorted((i, j) -> Double.compare(cells[i][column], cells[j][column]))
            .mapToInt(Integer::intValue)
            .toArray();
    double total =
        Arrays.stream(present).mapToDouble(i -> shares[labels[i]] / usual[labels[i]]).sum();
    double reached = 0;
    for (int i : present) {
      reached += shares[labels[i]] / usual[labels[i]];
      if (2 * reached >= total) {
        return OptionalDouble.of(reference.scores().value(cells[i][column], column));
      }
    }
    return OptionalDouble.empty();
  }
}
