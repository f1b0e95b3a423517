package org.patchbridge.adaptation.mixture;

import java.util.Arrays;
import org.patchbridge.optimisation.LimitedMemoryBfgs;
import org.patchbridge.optimisation.Softmax;
import org.patchbridge.random.RandomStream;

/**
 * Finds the scale and shift of every feature and the shares of the classes that explain a batch
 * best, together, beginning at the reference's own units. Scale and shift found alone would take
 * other shares of classes for another rig.
 *
 * @param map from the batch's standard scores to the reference's
 * @param shares of the classes in the batch, sum 1
 */
public record AffineMixture(AffineMap map, double[] shares) {
  /** Cells that the map is found from; more change it by less than they differ from each other. */
  private static final int MOST_CELLS = 2000;

  /** From so many cells on, values beyond the outermost percent on either side are drawn in. */
  private static final int LEAST_FOR_TAILS = 20;

  private static final double TAIL = 0.01;
  private static final double TOLERANCE = 1e-4;
  private static final int MOST_ROUNDS = 200;
  private static final double SHARE_TOLERANCE = 1e-5;

  /**
   * @param cells in standard scores, NaN where absent
   * @param seed of the draw where there are more than 2,000 cells
   */
  public static AffineMixture fit(
      ClassShapes shapes, double[][] cells, MixturePrior prior, long seed) {
    double[][] some = some(cells, MOST_CELLS, seed);
    double[][] drawnIn = tails(some, shapes.width()).drawnIn(some);
    MixtureObjective objective = new MixtureObjective(shapes, drawnIn, prior);
    return fit(objective, MixtureStarts.best(shapes, drawnIn, prior, seed), some.length);
  }

  /** Most probable shares of the classes where nothing is mapped. */
  public static AffineMixture sharesAlone(ClassShapes shapes, double[][] cells) {
    return sharesUnder(shapes, cells, AffineMap.identity(shapes.width()));
  }

  /** Most probable shares of the classes under a map that is known (expectation maximisation). */
  public static AffineMixture sharesUnder(ClassShapes shapes, double[][] cells, AffineMap map) {
    MarginalCache marginals = new MarginalCache(shapes);
    MixturePrior prior = MixturePrior.DEFAULT;
    double[][] densities =
        Arrays.stream(map.of(cells)).map(marginals::logDensities).toArray(double[][]::new);
    int classes = shapes.classes();
    double[] shares = new double[classes];
    for (int label = 0; label < classes; label++) {
      shares[label] = shapes.occurs(label) ? 1 : 0;
    }
    scaleToSumOne(shares);
    double[] equal = shares.clone();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double[] next = new double[classes];
      Arrays.setAll(next, label -> prior.equalShares() * equal[label]);
      for (double[] density : densities) {
        double[] posterior = density.clone();
        HeldOutFit.addShares(posterior, shares, prior.none());
        Softmax.withLogSum(posterior);
        for (int label = 0; label < classes; label++) {
          next[label] += prior.evidence() * posterior[label];
        }
      }
      scaleToSumOne(next);
      double change = 0;
      for (int label = 0; label < classes; label++) {
        change = Math.max(change, Math.abs(next[label] - shares[label]));
      }
      shares = next;
      if (change < SHARE_TOLERANCE) {
        break;
      }
    }
    return new AffineMixture(map, shares);
  }

  private static void scaleToSumOne(double[] shares) {
    double sum = Arrays.stream(shares).sum();
    for (int label = 0; label < shares.length; label++) {
      shares[label] /= sum;
    }
  }

  /** Begins at a solution for nearly the same cells. */
  public AffineMixture refit(ClassShapes shapes, double[][] cells, MixturePrior prior) {
    MixtureObjective objective =
        new MixtureObjective(shapes, tails(cells, shapes.width()).drawnIn(cells), prior);
    double[] start = new double[objective.variables()];
    int width = shapes.width();
    for (int column = 0; column < width; column++) {
      start[column] = Math.log(map.scale()[column]);
      start[width + column] = map.shift()[column];
    }
    for (int label = 0; label < shares.length; label++) {
      start[2 * width + label] = Math.log(Math.max(shares[label], 1e-4));
    }
    return fit(objective, start, cells.length);
  }

  private static AffineMixture fit(MixtureObjective objective, double[] start, int cells) {
    double[] point = LimitedMemoryBfgs.minimise(objective, start, TOLERANCE * Math.max(cells, 10));
    return new AffineMixture(objective.map(point), objective.shares(point));
  }

  /** The first so many of the cells in a shuffled order; all where they are not more. */
  public static double[][] some(double[][] cells, int most, long seed) {
    if (cells.length <= most) {
      return cells;
    }
    int[] order = new int[cells.length];
    Arrays.setAll(order, i -> i);
    RandomStream.of(seed).shuffle(order);
    return Arrays.stream(order)
        .limit(most)
        .sorted()
        .mapToObj(i -> cells[i])
        .toArray(double[][]::new);
  }

  /** What is drawn in of a batch; nothing of a small one. */
  public static Limits tails(double[][] cells, int width) {
    return cells.length < LEAST_FOR_TAILS ? Limits.none(width) : Limits.of(cells, width, TAIL);
  }
}
