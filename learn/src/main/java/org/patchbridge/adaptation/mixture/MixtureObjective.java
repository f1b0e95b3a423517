package org.patchbridge.adaptation.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbridge.optimisation.DifferentiableFunction;
import org.patchbridge.optimisation.Softmax;

/**
 * How little a scale and a shift of each feature and shares of the classes explain a batch: minus
 * the logarithm of their posterior density. Variables: logarithms of the scales, shifts, logarithms
 * of the shares but for a constant.
 *
 * <p>A cell with a rare set of features takes part with those of them that many cells have, so that
 * few marginals are needed.
 */
final class MixtureObjective implements DifferentiableFunction {
  private static final int MOST_SETS = 24;

  /** A column that varies by less in a batch tells nothing of its scale. */
  private static final double LEAST_SPREAD = 0.02;

  private record Group(FeatureMarginal marginal, double[][] cells) {}

  private final List<Group> groups = new ArrayList<>();
  private final MixturePrior prior;
  private final int width;
  private final int classes;
  private final boolean[] occurs;
  private final boolean[] scaleIsFree;

  /**
   * @param cells in standard scores, tails drawn in, NaN where absent
   */
  MixtureObjective(ClassShapes shapes, double[][] cells, MixturePrior prior) {
    this.prior = prior;
    this.width = shapes.width();
    this.classes = shapes.classes();
    this.occurs = new boolean[classes];
    for (int label = 0; label < classes; label++) {
      occurs[label] = shapes.occurs(label);
    }
    this.scaleIsFree = scaleIsFree(cells, width);
    MarginalCache marginals = new MarginalCache(shapes);
    grouped(cells)
        .forEach(
            (present, members) -> {
              FeatureMarginal marginal = marginals.of(present);
              groups.add(
                  new Group(
                      marginal, members.stream().map(marginal::pick).toArray(double[][]::new)));
            });
  }

  private static boolean[] scaleIsFree(double[][] cells, int width) {
    boolean[] free = new boolean[width];
    for (int column = 0; column < width; column++) {
      int at = column;
      double[] values =
          Arrays.stream(cells).mapToDouble(c -> c[at]).filter(v -> !Double.isNaN(v)).toArray();
      double mean = Arrays.stream(values).average().orElse(0);
      double variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
      free[column] = Math.sqrt(variance) > LEAST_SPREAD;
    }
    return free;
  }

  private static Map<BitSet, List<double[]>> grouped(double[][] cells) {
    Map<BitSet, List<double[]>> bySet = new LinkedHashMap<>();
    for (double[] cell : cells) {
      bySet.computeIfAbsent(MarginalCache.present(cell), any -> new ArrayList<>()).add(cell);
    }
    List<BitSet> common =
        bySet.keySet().stream()
            .filter(present -> !present.isEmpty())
            .sorted(
                Comparator.comparingInt((BitSet present) -> -bySet.get(present).size())
                    .thenComparing(BitSet::toString))
            .limit(MOST_SETS)
            .toList();
    Map<BitSet, List<double[]>> result = new LinkedHashMap<>();
    common.forEach(present -> result.put(present, new ArrayList<>(bySet.get(present))));
    bySet.forEach(
        (present, members) -> {
          if (!result.containsKey(present)) {
            largestWithin(common, present).ifPresent(set -> result.get(set).addAll(members));
          }
        });
    return result;
  }

  private static Optional<BitSet> largestWithin(List<BitSet> common, BitSet present) {
    return common.stream()
        .filter(
            set -> {
              BitSet rest = (BitSet) set.clone();
              rest.andNot(present);
              return rest.isEmpty();
            })
        .max(Comparator.comparingInt(BitSet::cardinality));
  }

  int variables() {
    return 2 * width + classes;
  }

  AffineMap map(double[] point) {
    double[] scale = new double[width];
    Arrays.setAll(scale, column -> scale(point, column));
    return new AffineMap(scale, Arrays.copyOfRange(point, width, 2 * width));
  }

  private double scale(double[] point, int column) {
    return scaleIsFree[column] ? Math.exp(point[column]) : 1;
  }

  double[] shares(double[] point) {
    double[] shares = Arrays.copyOfRange(point, 2 * width, point.length);
    for (int label = 0; label < classes; label++) {
      shares[label] = occurs[label] ? shares[label] : Double.NEGATIVE_INFINITY;
    }
    Softmax.inPlace(shares);
    return shares;
  }

  @Override
  public double valueAt(double[] point, double[] gradient) {
    Arrays.fill(gradient, 0);
    double[] shares = shares(point);
    double value = 0;
    for (Group group : groups) {
      value += evidence(group, point, shares, gradient);
    }
    for (int column = 0; column < width; column++) {
      double scale = scaleIsFree[column] ? point[column] : 0;
      double shift = point[width + column];
      double a = prior.scaleDeviation() * prior.scaleDeviation();
      double b = prior.shiftDeviation() * prior.shiftDeviation();
      value -= scale * scale / (2 * a) + shift * shift / (2 * b);
      gradient[column] = scaleIsFree[column] ? gradient[column] - scale / a : 0;
      gradient[width + column] -= shift / b;
    }
    value += pullToEqualShares(shares, gradient);
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = -gradient[i];
    }
    return -value;
  }

  private double pullToEqualShares(double[] shares, double[] gradient) {
    double sum = 0;
    long known = 0;
    for (boolean one : occurs) {
      known += one ? 1 : 0;
    }
    for (int label = 0; label < classes; label++) {
      if (occurs[label]) {
        sum += prior.equalShares() / known * Math.log(Math.max(shares[label], Double.MIN_NORMAL));
        gradient[2 * width + label] += prior.equalShares() * (1.0 / known - shares[label]);
      }
    }
    return sum;
  }

  /** Adds the gradient of the batch's log-likelihood times the weight of evidence. */
  private double evidence(Group group, double[] point, double[] shares, double[] gradient) {
    FeatureMarginal marginal = group.marginal();
    int features = marginal.width();
    double[] logShares = new double[classes + 1];
    for (int label = 0; label < classes; label++) {
      logShares[label] = Math.log((1 - prior.none()) * shares[label]);
    }
    logShares[classes] = Math.log(prior.none());
    double[][] slopes = new double[classes + 1][features];
    double[] mapped = new double[features];
    double[] posterior = new double[classes + 1];
    double value = 0;
    for (double[] cell : group.cells()) {
      for (int i = 0; i < features; i++) {
        int column = marginal.columns()[i];
        mapped[i] = scale(point, column) * cell[i] + point[width + column];
      }
      for (int k = 0; k <= classes; k++) {
        posterior[k] = logShares[k] + marginal.logDensity(mapped, k, slopes[k]);
      }
      value += Softmax.withLogSum(posterior);
      addGradient(marginal, cell, posterior, slopes, shares, point, gradient);
    }
    for (int column : marginal.columns()) {
      if (scaleIsFree[column]) {
        value += group.cells().length * point[column];
        gradient[column] += prior.evidence() * group.cells().length;
      }
    }
    return prior.evidence() * value;
  }

  private void addGradient(
      FeatureMarginal marginal,
      double[] cell,
      double[] posterior,
      double[][] slopes,
      double[] shares,
      double[] point,
      double[] gradient) {
    for (int i = 0; i < cell.length; i++) {
      double pull = 0;
      for (int k = 0; k <= classes; k++) {
        pull -= posterior[k] * slopes[k][i];
      }
      int column = marginal.columns()[i];
      gradient[column] += prior.evidence() * pull * cell[i] * scale(point, column);
      gradient[width + column] += prior.evidence() * pull;
    }
    double known = 1 - posterior[classes];
    for (int label = 0; label < classes; label++) {
      gradient[2 * width + label] += prior.evidence() * (posterior[label] - known * shares[label]);
    }
  }
}
