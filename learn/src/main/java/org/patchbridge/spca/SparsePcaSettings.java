package org.patchbridge.spca;

import java.util.List;

/**
 * How components are fitted.
 *
 * @param components how many
 * @param nonZeroCounts for each component the number of loadings that may differ from zero; a count
 *     above the matrix's width means the width; empty means ordinary PCA
 * @param ridge quadratic penalty λ of the elastic net, in the units of the Gram matrix of data
 *     whose root mean square is 1; the reference takes the data's own units, so that a family in
 *     volt has other components than the same in millivolt
 * @param maximumIterations of the alternation between loadings and rotations
 * @param tolerance the alternation ends when no normalised loading changes by more than this
 */
public record SparsePcaSettings(
    int components,
    List<Integer> nonZeroCounts,
    ColumnScaling scaling,
    double ridge,
    int maximumIterations,
    double tolerance) {

  /** Ridge of Gouwens et al. 2020. */
  public static final double RIDGE = 1e-6;

  /** Most iterations of Gouwens et al. 2020. */
  public static final int MAXIMUM_ITERATIONS = 500;

  /** Convergence threshold of Gouwens et al. 2020. */
  public static final double TOLERANCE = 1.5e-3;

  public SparsePcaSettings {
    nonZeroCounts = List.copyOf(nonZeroCounts);
    if (components < 1) {
      throw new IllegalArgumentException(components + " components; ask for at least 1");
    }
    if (!nonZeroCounts.isEmpty() && nonZeroCounts.size() != components) {
      throw new IllegalArgumentException(
          nonZeroCounts.size()
              + " non-zero counts for "
              + components
              + " components; give one for each, or none for ordinary PCA");
    }
    for (int count : nonZeroCounts) {
      if (count < 1) {
        throw new IllegalArgumentException(
            "non-zero count " + count + "; a component needs at least 1 loading");
      }
    }
    if (!(ridge > 0) || !Double.isFinite(ridge)) {
      throw new IllegalArgumentException("ridge is " + ridge + "; it must be above 0");
    }
    if (maximumIterations < 1) {
      throw new IllegalArgumentException(maximumIterations + " iterations; ask for at least 1");
    }
    if (!(tolerance > 0)) {
      throw new IllegalArgumentException("tolerance is " + tolerance + "; it must be above 0");
    }
  }

  /** Principal components without sparsity. */
  public static SparsePcaSettings ordinary(int components) {
    return new SparsePcaSettings(
        components, List.of(), ColumnScaling.CENTRED, RIDGE, MAXIMUM_ITERATIONS, TOLERANCE);
  }

  /** One component for each count, with the constants of Gouwens et al. 2020. */
  public static SparsePcaSettings sparse(List<Integer> nonZeroCounts) {
    return new SparsePcaSettings(
        nonZeroCounts.size(),
        nonZeroCounts,
        ColumnScaling.CENTRED,
        RIDGE,
        MAXIMUM_ITERATIONS,
        TOLERANCE);
  }

  public SparsePcaSettings withScaling(ColumnScaling chosen) {
    return new SparsePcaSettings(
        components, nonZeroCounts, chosen, ridge, maximumIterations, tolerance);
  }

  /** The first {@code most} components; these settings where there are no more than that. */
  public SparsePcaSettings limitedTo(int most) {
    if (components <= most) {
      return this;
    }
    List<Integer> counts = isOrdinary() ? nonZeroCounts : nonZeroCounts.subList(0, most);
    return new SparsePcaSettings(most, counts, scaling, ridge, maximumIterations, tolerance);
  }

  public boolean isOrdinary() {
    return nonZeroCounts.isEmpty();
  }
}
