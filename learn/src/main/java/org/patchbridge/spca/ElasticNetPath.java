package org.patchbridge.spca;

import java.util.Arrays;
import java.util.Optional;

/**
 * Regularisation path of the naive elastic net by LARS-EN (Zou &amp; Hastie 2005, section 3.4), on
 * the Gram matrix. One path object serves the successive responses of one component, because it
 * remembers directions.
 */
final class ElasticNetPath {
  /** A step or a root this short is rounding of zero. */
  private static final double SHORTEST_STEP = Math.ulp(1.0);

  /** Most steps for each variable; a path takes one to a few. */
  private static final int STEPS_PER_VARIABLE = 50;

  private final int width;
  private final Correlations tracked;
  private final long[] variableKeys;
  private final DirectionSolver solver;
  private final DirectionCache cache = new DirectionCache();
  private final double[] coefficients;
  private final int[] active;
  private final byte[] signs;
  private double[] correlations;
  private int count;
  private int entering;
  private int enteringSign;
  private long key;

  ElasticNetPath(RidgedGram gram, Correlations correlations) {
    this.width = gram.width();
    this.tracked = correlations;
    this.variableKeys = gram.variableKeys();
    this.solver = new DirectionSolver(gram.values(), width);
    this.coefficients = new double[width];
    this.correlations = new double[width];
    this.active = new int[width];
    this.signs = new byte[width];
  }

  /**
   * Follows the path from its empty start to the end of the first step that leaves {@code wanted}
   * or more variables active.
   *
   * @param rotation the response is the scores {@code X · rotation}
   * @return the coefficients there; overwritten by the next call
   */
  double[] coefficients(double[] rotation, int wanted) {
    start(rotation);
    boolean dropped = false;
    int mostSteps = STEPS_PER_VARIABLE * width;
    for (int step = 0; step < mostSteps && count < width; step++) {
      double largest = largestInactiveCorrelation();
      if (largest == 0) {
        break;
      }
      if (!dropped) {
        enterAllAt(largest);
      }
      dropped = advance(direction(), largest);
      if (count >= wanted) {
        if (!dropped) {
          tracked.finish(new PathEnd(active, count, signs, entering, enteringSign), coefficients);
        }
        break;
      }
    }
    return coefficients;
  }

  private void start(double[] rotation) {
    cache.startPath();
    Arrays.fill(coefficients, 0);
    Arrays.fill(signs, (byte) 0);
    correlations = tracked.start(rotation);
    count = 0;
    key = 0;
  }

  private double largestInactiveCorrelation() {
    double largest = 0;
    for (int i = 0; i < width; i++) {
      if (signs[i] == 0) {
        largest = Math.max(largest, Math.abs(correlations[i]));
      }
    }
    return largest;
  }

  private void enterAllAt(double correlation) {
    for (int i = 0; i < width; i++) {
      if (signs[i] == 0 && Math.abs(correlations[i]) == correlation) {
        signs[i] = (byte) Math.signum(correlations[i]);
        key ^= keyOf(i);
        active[count++] = i;
      }
    }
  }

  private Direction direction() {
    Optional<Direction> known = cache.find(key, signs);
    if (known.isPresent()) {
      return known.get();
    }
    Direction direction = solver.solve(active, count, signs);
    cache.add(key, direction);
    return direction;
  }

  /**
   * Goes along the direction until a variable enters or leaves.
   *
   * @return whether one or more left
   */
  private boolean advance(Direction direction, double largest) {
    double toEntry = toEntry(direction, largest);
    double toZero = toFirstZero(direction);
    boolean drops = toZero < toEntry;
    double length = drops ? toZero : toEntry;
    for (int i = 0; i < count; i++) {
      int variable = active[i];
      double change = direction.entries()[variable];
      boolean leaves = drops && -coefficients[variable] / change == toZero;
      coefficients[variable] = leaves ? 0 : coefficients[variable] + length * change;
    }
    tracked.step(direction, length, signs, coefficients);
    if (drops) {
      dropZeros();
    }
    return drops;
  }

  private void dropZeros() {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      int variable = active[i];
      if (coefficients[variable] == 0) {
        key ^= keyOf(variable);
        signs[variable] = 0;
      } else {
        active[kept++] = variable;
      }
    }
    count = kept;
  }

  /** The way until an inactive variable catches up, or until no correlation is left. */
  private double toEntry(Direction direction, double largest) {
    double rate = direction.rate();
    double shortest = largest / rate;
    enteringSign = 0;
    for (int i = 0; i < width; i++) {
      if (signs[i] == 0) {
        double change = direction.entries()[i];
        double above = (largest - correlations[i]) / (rate - change);
        double below = (largest + correlations[i]) / (rate + change);
        if (above > SHORTEST_STEP && above < shortest) {
          shortest = above;
          entering = i;
          enteringSign = 1;
        }
        if (below > SHORTEST_STEP && below < shortest) {
          shortest = below;
          entering = i;
          enteringSign = -1;
        }
      }
    }
    return shortest;
  }

  private double toFirstZero(Direction direction) {
    double shortest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      double root = -coefficients[active[i]] / direction.entries()[active[i]];
      if (root > SHORTEST_STEP && root < shortest) {
        shortest = root;
      }
    }
    return shortest;
  }

  private long keyOf(int variable) {
    long positive = variableKeys[variable];
    return signs[variable] > 0 ? positive : Long.rotateLeft(positive, 31);
  }
}
