package org.patchbridge.adaptation.mixture;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.patchbridge.optimisation.Softmax;
import org.patchbridge.random.RandomStream;

/**
 * How well cells of a batch are explained that a map was not found from, in nats a cell and feature
 * (mean log-density over held-out cells, divided by the features they have).
 *
 * @param gain what the map adds to the reference as it stands with shares of the batch; above 0
 *     another rig explains the batch better
 * @param shape what the classes of the reference, mapped, add to a single normal distribution with
 *     the batch's own mean and covariance; well below 0 the cells are not of these classes,
 *     whatever the rig. NaN for fewer than {@link #LEAST_FOR_SHAPE} cells
 * @param shapeError standard error of {@code shape}; NaN where that is
 */
public record HeldOutFit(double gain, double shape, double shapeError) {
  /** Fewer cells cannot be held out. */
  public static final int LEAST_CELLS = 3;

  /** Of fewer cells a covariance is not worth comparing with. */
  public static final int LEAST_FOR_SHAPE = 40;

  private static final int FOLDS = 4;
  private static final int LEAST_FOR_FOLDS = 12;
  private static final int MOST_CELLS = 600;

  /**
   * @param cells in standard scores, NaN where absent; at least {@link #LEAST_CELLS}
   */
  public static HeldOutFit of(ClassShapes shapes, double[][] cells, MixturePrior prior, long seed) {
    double[][] some = AffineMixture.some(cells, MOST_CELLS, seed);
    int folds = some.length < LEAST_FOR_FOLDS ? some.length : FOLDS;
    int[] order = IntStream.range(0, some.length).toArray();
    RandomStream.of(seed).shuffle(order);
    double[] gains = new double[some.length];
    double[] shape = new double[some.length];
    int at = 0;
    for (int fold = 0; fold < folds; fold++) {
      int which = fold;
      double[][] inner = part(some, order, i -> i % folds != which);
      double[][] outer = part(some, order, i -> i % folds == which);
      Limits tails = AffineMixture.tails(inner, shapes.width());
      double[][] drawnIn = tails.drawnIn(outer);
      double[] withMap =
          logDensities(shapes, drawnIn, AffineMixture.fit(shapes, inner, prior, seed), prior);
      double[] without =
          logDensities(shapes, drawnIn, AffineMixture.sharesAlone(shapes, inner), prior);
      double[] ofOneKind =
          some.length < LEAST_FOR_SHAPE ? withMap : ofOneKind(tails.drawnIn(inner), drawnIn);
      for (int i = 0; i < outer.length; i++) {
        gains[at] = withMap[i] - without[i];
        shape[at++] = withMap[i] - ofOneKind[i];
      }
    }
    return of(gains, shape, some);
  }

  private static HeldOutFit of(double[] gains, double[] shapes, double[][] cells) {
    double features =
        Arrays.stream(cells)
            .mapToInt(cell -> MarginalCache.present(cell).cardinality())
            .average()
            .orElse(0);
    if (features == 0) {
      return new HeldOutFit(0, Double.NaN, Double.NaN);
    }
    double gain = Arrays.stream(gains).average().orElse(0) / features;
    if (cells.length < LEAST_FOR_SHAPE) {
      return new HeldOutFit(gain, Double.NaN, Double.NaN);
    }
    double shape = Arrays.stream(shapes).average().orElse(0);
    double variance =
        Arrays.stream(shapes).map(value -> (value - shape) * (value - shape)).sum()
            / (shapes.length - 1);
    return new HeldOutFit(gain, shape / features, Math.sqrt(variance / shapes.length) / features);
  }

  private static double[][] part(double[][] cells, int[] order, IntPredicate isIn) {
    return IntStream.range(0, cells.length)
        .filter(isIn)
        .mapToObj(at -> cells[order[at]])
        .toArray(double[][]::new);
  }

  private static double[] logDensities(
      ClassShapes shapes, double[][] cells, AffineMixture mixture, MixturePrior prior) {
    MarginalCache marginals = new MarginalCache(shapes);
    return Arrays.stream(cells)
        .mapToDouble(
            cell -> {
              double[] weights = marginals.logDensities(mixture.map().of(cell));
              addShares(weights, mixture.shares(), prior.none());
              return Softmax.withLogSum(weights) + mixture.map().logVolume(cell);
            })
        .toArray();
  }

  /** Densities become joint with the classes; the broad distribution is last. */
  public static void addShares(double[] logDensities, double[] shares, double none) {
    for (int label = 0; label < shares.length; label++) {
      logDensities[label] += Math.log((1 - none) * Math.max(shares[label], 1e-4));
    }
    logDensities[shares.length] += Math.log(none);
  }

  private static double[] ofOneKind(double[][] inner, double[][] outer) {
    MarginalCache marginals = new MarginalCache(ClassShapes.ofOneKind(inner));
    return Arrays.stream(outer).mapToDouble(cell -> marginals.logDensities(cell)[0]).toArray();
  }
}
