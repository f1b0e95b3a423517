package org.patchbridge.spca;

import java.util.Arrays;

/**
 * Correlations computed anew from the residual at every step. In a matrix wider than tall the
 * coefficients beyond its rank are held by the ridge alone, so an error in a correlation comes back
 * divided by the ridge; from the residual, which shrinks, the error shrinks too.
 */
final class ResidualCorrelations implements Correlations {
  private final RowMajor data;
  private final RowMajor transposed;
  private final WidePathEnd pathEnd;
  private final double ridge;
  private final double shrinkage;
  private final double[] scores;
  private final double[] residual;
  private final double[] values;

  ResidualCorrelations(RowMajor data, double ridge, double shrinkage) {
    this.data = data;
    this.transposed = data.transposed();
    this.pathEnd = new WidePathEnd(data, ridge);
    this.ridge = ridge;
    this.shrinkage = shrinkage;
    this.scores = new double[data.rows()];
    this.residual = new double[data.rows()];
    this.values = new double[data.columns()];
  }

  @Override
  public double[] start(double[] rotation) {
    Arrays.fill(scores, 0);
    addCombination(transposed, rotation, 1, scores);
    System.arraycopy(scores, 0, residual, 0, scores.length);
    Arrays.fill(values, 0);
    addCombination(data, residual, shrinkage, values);
    return values;
  }

  @Override
  public void step(Direction direction, double length, byte[] signs, double[] coefficients) {
    System.arraycopy(scores, 0, residual, 0, scores.length);
    addCombination(transposed, coefficients, -shrinkage, residual);
    for (int i = 0; i < values.length; i++) {
      values[i] = -ridge * shrinkage * shrinkage * coefficients[i];
    }
    addCombination(data, residual, shrinkage, values);
  }

  @Override
  public void finish(PathEnd end, double[] coefficients) {
    if (end.count() >= data.rows()) {
      pathEnd.solve(end, scores, coefficients);
    }
  }

  /** Adds {@code factor · weightsᵀ · rows}. */
  private static void addCombination(RowMajor rows, double[] weights, double factor, double[] sum) {
    int width = rows.columns();
    for (int row = 0; row < weights.length; row++) {
      double weight = factor * weights[row];
      if (weight != 0) {
        int from = row * width;
        for (int i = 0; i < width; i++) {
          sum[i] += weight * rows.values()[from + i];
        }
      }
    }
  }
}
