package org.patchbridge.spca;

/**
 * Equiangular directions from a Cholesky factor that follows the active set lazily: it is brought
 * up to date, by up- and downdates, only when a direction is asked for.
 */
final class DirectionSolver {
  private final double[] gram;
  private final int width;
  private final CholeskyFactor factor;
  private final double[] weights;
  private final boolean[] inFactor;

  DirectionSolver(double[] gram, int width) {
    this.gram = gram;
    this.width = width;
    this.factor = new CholeskyFactor(gram, width);
    this.weights = new double[width];
    this.inFactor = new boolean[width];
  }

  /**
   * @param active the active variables in order of entry; the first {@code count} are read
   */
  Direction solve(int[] active, int count, byte[] signs) {
    follow(active, count, signs);
    for (int i = 0; i < count; i++) {
      weights[i] = signs[factor.variable(i)];
    }
    factor.solve(weights);
    double norm = 0;
    for (int i = 0; i < count; i++) {
      norm += weights[i] * signs[factor.variable(i)];
    }
    double rate = 1 / Math.sqrt(norm);
    double[] entries = new double[width];
    for (int i = 0; i < count; i++) {
      double weight = weights[i] * rate;
      weights[i] = weight;
      int from = factor.variable(i) * width;
      for (int j = 0; j < width; j++) {
        entries[j] += weight * gram[from + j];
      }
    }
    for (int i = 0; i < count; i++) {
      entries[factor.variable(i)] = weights[i];
    }
    return new Direction(signs.clone(), rate, entries);
  }

  private void follow(int[] active, int count, byte[] signs) {
    for (int position = factor.size() - 1; position >= 0; position--) {
      if (signs[factor.variable(position)] == 0) {
        inFactor[factor.variable(position)] = false;
        factor.remove(position);
      }
    }
    for (int i = 0; i < count; i++) {
      if (!inFactor[active[i]]) {
        factor.append(active[i]);
        inFactor[active[i]] = true;
      }
    }
  }
}
