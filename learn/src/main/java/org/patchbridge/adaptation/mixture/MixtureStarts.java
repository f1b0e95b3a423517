package org.patchbridge.adaptation.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.patchbridge.dataset.Quantile;
import org.patchbridge.optimisation.LimitedMemoryBfgs;

/**
 * Where the search for a map begins: at the reference's own units, at those in which the batch lies
 * where all classes together do, and at those in which it lies where one class does. Far from the
 * reference, a search from its own units alone may take one class for another; of all that is found
 * the most probable counts.
 */
final class MixtureStarts {
  private static final int MOST_CELLS = 200;
  private static final double ROUGH = 0.01;

  private MixtureStarts() {}

  /**
   * @param cells in standard scores, tails drawn in
   * @return a point near the most probable map and shares
   */
  static double[] best(ClassShapes shapes, double[][] cells, MixturePrior prior, long seed) {
    double[][] some = AffineMixture.some(cells, MOST_CELLS, seed);
    MixtureObjective objective = new MixtureObjective(shapes, some, prior);
    double[] best = new double[objective.variables()];
    double least = Double.POSITIVE_INFINITY;
    for (double[] start : starts(shapes, some, objective.variables())) {
      double[] found =
          LimitedMemoryBfgs.minimise(objective, start, ROUGH * Math.max(some.length, 10));
      double value = objective.valueAt(found, new double[found.length]);
      if (value < least) {
        least = value;
        best = found;
      }
    }
    return best;
  }

  private static List<double[]> starts(ClassShapes shapes, double[][] cells, int variables) {
    int width = shapes.width();
    double[] medians = medians(cells, width);
    List<double[]> starts = new ArrayList<>();
    starts.add(new double[variables]);
    for (int label = 0; label <= shapes.classes(); label++) {
      if (label == shapes.classes() || shapes.occurs(label)) {
        double[] start = new double[variables];
        for (int column = 0; column < width; column++) {
          double shift = shapes.mean(label)[column] - medians[column];
          start[width + column] = Double.isNaN(shift) ? 0 : shift;
        }
        starts.add(start);
      }
    }
    return starts;
  }

  private static double[] medians(double[][] cells, int width) {
    double[] medians = new double[width];
    for (int column = 0; column < width; column++) {
      int at = column;
      double[] sorted =
          Arrays.stream(cells)
              .mapToDouble(cell -> cell[at])
              .filter(value -> !Double.isNaN(value))
              .sorted()
              .toArray();
      medians[column] = Quantile.of(sorted, 0.5);
    }
    return medians;
  }
}
