package org.patchbridge.spca;

import java.util.Locale;

/**
 * Sparse principal components with a fixed number of non-zero loadings for each (Zou, Hastie &amp;
 * Tibshirani 2006, <i>Journal of Computational and Graphical Statistics</i> 15:265, algorithm 1
 * with the elastic net stopped at a number of variables), or ordinary ones where no counts are
 * given.
 *
 * <p>Loadings have unit length; the loading of largest magnitude of each component is positive (the
 * first of them where there are several). The result depends on the input alone, bit for bit.
 */
public final class SparsePca {
  private final SparsePcaSettings settings;

  private SparsePca(SparsePcaSettings settings) {
    this.settings = settings;
  }

  public static SparsePca with(SparsePcaSettings settings) {
    return new SparsePca(settings);
  }

  /**
   * Fits components to training rows.
   *
   * @param train {@code cells × columns}, at least two rows; more columns than rows are fine; not
   *     changed
   * @throws IllegalArgumentException where rows differ in length, a value is NaN or infinite, or
   *     the matrix has fewer rows or columns than there are components
   */
  public FittedSparsePca fit(double[][] train) {
    return fit(RowMajor.copyOf(train));
  }

  /**
   * Fits components to training rows that lie one after the other.
   *
   * @param train row-major, {@code rows × columns}; otherwise as {@link #fit(double[][])}
   */
  public FittedSparsePca fit(double[] train, int rows, int columns) {
    if (train.length != Math.multiplyExact(rows, columns)) {
      throw new IllegalArgumentException(train.length + " values for " + rows + " × " + columns);
    }
    return fit(new RowMajor(rows, columns, train));
  }

  private FittedSparsePca fit(RowMajor train) {
    if (train.rows() < 2) {
      throw new IllegalArgumentException(
          train.rows() + " rows; components need the variance between at least 2 rows");
    }
    int most = Math.min(train.rows(), train.columns());
    if (settings.components() > most) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d components of a %d × %d matrix; ask for at most %d",
              settings.components(),
              train.rows(),
              train.columns(),
              most));
    }
    CentredData data = CentredData.of(train, settings.scaling());
    return settings.isOrdinary()
        ? OrdinaryComponents.fit(data, settings.components())
        : new SparseAlternation(data.inUnitsOfSpread(), settings).fit();
  }
}
