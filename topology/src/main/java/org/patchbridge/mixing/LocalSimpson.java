package org.patchbridge.mixing;

import java.util.Arrays;
import org.patchbridge.nearness.NearestCells;

/**
 * Local inverse Simpson's index (Korsunsky et al. 2019, <i>Nature Methods</i> 16:1289): the
 * effective number of labels in a soft neighbourhood. Neighbours weigh exp(−β × distance), with β
 * such that the weights have the wanted perplexity. Weights are found once, for any labels.
 */
final class LocalSimpson {
  private static final int NEIGHBOURS_PER_PERPLEXITY = 3;
  private static final int MOST_STEPS = 200;
  private static final double TOLERANCE = 1e-11;

  private final int[][] cells;
  private final double[][] weights;

  private LocalSimpson(int[][] cells, double[][] weights) {
    this.cells = cells;
    this.weights = weights;
  }

  /**
   * @param member cells that count; others have no neighbourhood and are in none
   */
  static LocalSimpson of(double[][] points, boolean[] member, double perplexity) {
    int neighbours = (int) (NEIGHBOURS_PER_PERPLEXITY * perplexity);
    NearestCells nearest =
        NearestCells.of(points, neighbours, cell -> other -> member[cell] && member[other]);
    double[][] weights = new double[points.length][];
    for (int cell = 0; cell < points.length; cell++) {
      double[] distances = nearest.distances()[cell];
      double reached = Math.min(perplexity, (double) distances.length / NEIGHBOURS_PER_PERPLEXITY);
      weights[cell] = weights(distances, Math.max(1, reached));
    }
    return new LocalSimpson(nearest.cells(), weights);
  }

  /** Effective number of labels around each cell; NaN where it has no neighbours. */
  double[] scores(int[] labels, int kinds) {
    double[] scores = new double[cells.length];
    for (int cell = 0; cell < cells.length; cell++) {
      scores[cell] = effectiveNumber(shares(cell, labels, kinds));
    }
    return scores;
  }

  /** Means without each donor. The other neighbours keep their weights, scaled to sum 1. */
  double[] meansWithout(int[] labels, int kinds, DeletedMeans deleted) {
    for (int cell = 0; cell < cells.length; cell++) {
      int at = cell;
      double[] shares = shares(cell, labels, kinds);
      double score = effectiveNumber(shares);
      deleted.asked(cell, score);
      deleted
          .placesByUnit(cell, cells[cell])
          .forEach(
              (unit, places) -> {
                double[] left = shares.clone();
                for (int place : places) {
                  left[labels[cells[at][place]]] -= weights[at][place];
                }
                boolean none = places.size() == cells[at].length;
                deleted.changed(unit, score, none ? Double.NaN : effectiveNumber(left));
              });
    }
    return deleted.means();
  }

  private double[] shares(int cell, int[] labels, int kinds) {
    double[] shares = new double[kinds];
    for (int i = 0; i < cells[cell].length; i++) {
      shares[labels[cells[cell][i]]] += weights[cell][i];
    }
    return shares;
  }

  /** Whatever the shares add up to; NaN where that is 0. */
  private static double effectiveNumber(double[] shares) {
    double all = 0;
    double squares = 0;
    for (double share : shares) {
      all += share;
      squares += share * share;
    }
    return squares > 0 ? all * all / squares : Double.NaN;
  }

  /**
   * Weights of sum 1 with the perplexity, by bisection. Where ties do not allow it (many cells
   * equally near) the closest there is.
   *
   * @param distances ascending
   */
  static double[] weights(double[] distances, double perplexity) {
    double[] weights = new double[distances.length];
    double spread = distances.length == 0 ? 0 : distances[distances.length - 1] - distances[0];
    if (!(spread > 0)) {
      Arrays.fill(weights, 1.0 / Math.max(1, distances.length));
      return weights;
    }
    double wanted = StrictMath.log(perplexity);
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double beta = 1 / spread;
    for (int step = 0; step < MOST_STEPS; step++) {
      double excess = entropy(distances, beta, weights) - wanted;
      if (Math.abs(excess) < TOLERANCE || beta * spread > Double.MAX_VALUE / 2) {
        break;
      }
      if (excess > 0) {
        low = beta;
        beta = Double.isInfinite(high) ? 2 * beta : (beta + high) / 2;
      } else {
        high = beta;
        beta = (low + beta) / 2;
      }
    }
    return weights;
  }

  /** Of the weights, which it fills; the nearest cell is the zero of distances. */
  private static double entropy(double[] distances, double beta, double[] weights) {
    double sum = 0;
    double mean = 0;
    for (int i = 0; i < weights.length; i++) {
      double distance = distances[i] - distances[0];
      weights[i] = StrictMath.exp(-distance * beta);
      sum += weights[i];
      mean += distance * weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return StrictMath.log(sum) + beta * mean / sum;
  }
}
