package org.patchbridge.spca;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;

/** Components found by {@link SparsePca}; immutable. */
public final class FittedSparsePca {
  private final RowMajor loadings;
  private final double[] offsets;
  private final double[] adjustedExplainedVariance;
  private final int iterations;
  private final boolean converged;

  private FittedSparsePca(
      RowMajor loadings,
      double[] offsets,
      double[] adjustedExplainedVariance,
      int iterations,
      boolean converged) {
    this.loadings = loadings;
    this.offsets = offsets;
    this.adjustedExplainedVariance = adjustedExplainedVariance;
    this.iterations = iterations;
    this.converged = converged;
  }

  /** Sparse components score the data as they are: without an offset. */
  static FittedSparsePca sparse(
      RowMajor loadings, double[] adjustedExplainedVariance, int iterations, boolean converged) {
    RowMajor signed = withLargestPositive(loadings);
    return new FittedSparsePca(
        signed, new double[loadings.columns()], adjustedExplainedVariance, iterations, converged);
  }

  /** Ordinary components score the distance from the training mean. */
  static FittedSparsePca ordinary(RowMajor loadings, double[] means, double[] explainedVariance) {
    RowMajor signed = withLargestPositive(loadings);
    double[] offsets = new RowMajor(1, means.length, means).times(signed).values();
    return new FittedSparsePca(signed, offsets, explainedVariance, 0, true);
  }

  /**
   * @throws ParameterException where the part is not what {@link #write} writes
   */
  public static FittedSparsePca read(ParameterReader in, int width) {
    double[] offsets = in.doubles("offsets");
    return new FittedSparsePca(
        new RowMajor(
            width,
            offsets.length,
            RowMajor.copyOf(in.matrix("loadings", width, offsets.length)).values()),
        offsets,
        in.doubles("explained", offsets.length),
        in.whole("iterations", 0, Integer.MAX_VALUE),
        in.flag("converged"));
  }

  public void write(ParameterWriter out) {
    out.matrix("loadings", loadings(), components());
    out.doubles("offsets", offsets);
    out.doubles("explained", adjustedExplainedVariance);
    out.whole("iterations", iterations);
    out.flag("converged", converged);
  }

  public int components() {
    return loadings.columns();
  }

  /** Columns of the matrix it was fitted on. */
  public int width() {
    return loadings.rows();
  }

  /**
   * {@code columns × components}; every component has unit length, or is zero where its path found
   * no correlated column.
   */
  public double[][] loadings() {
    double[][] rows = new double[width()][];
    for (int column = 0; column < rows.length; column++) {
      int from = column * components();
      rows[column] = Arrays.copyOfRange(loadings.values(), from, from + components());
    }
    return rows;
  }

  /**
   * Share of the total variance that each component adds to those before it (Zou, Hastie &amp;
   * Tibshirani 2006, section 3.4): squared diagonal of R in the QR decomposition of the scores,
   * over the total variance. 0 to 1; 0 where the training rows do not vary.
   */
  public double[] adjustedExplainedVariance() {
    return adjustedExplainedVariance.clone();
  }

  /** Number of loadings other than zero, for each component. */
  public int[] nonZeroCounts() {
    int[] counts = new int[components()];
    for (int at = 0; at < loadings.values().length; at++) {
      if (loadings.values()[at] != 0) {
        counts[at % components()]++;
      }
    }
    return counts;
  }

  /** Iterations of the alternation; 0 for ordinary components. */
  public int iterations() {
    return iterations;
  }

  /** Whether the alternation met its tolerance before its most iterations. */
  public boolean converged() {
    return converged;
  }

  /**
   * Scores: for sparse components the data as they are times the loadings, as the reference (drcme)
   * has it; for ordinary ones the data minus the training means times the loadings.
   *
   * @param data {@code rows × columns}, no row at all is fine
   * @return {@code rows × components}
   * @throws IllegalArgumentException where the width differs from the training matrix's, or a value
   *     is NaN or infinite
   */
  public double[][] transform(double[][] data) {
    double[][] scores = new double[data.length][];
    if (data.length == 0) {
      return scores;
    }
    RowMajor rows = RowMajor.copyOf(data).requireFinite();
    if (rows.columns() != width()) {
      throw new IllegalArgumentException(
          rows.columns() + " columns; the components were fitted on " + width());
    }
    RowMajor product = rows.times(loadings);
    for (int row = 0; row < scores.length; row++) {
      scores[row] = new double[components()];
      for (int k = 0; k < components(); k++) {
        scores[row][k] = product.at(row, k) - offsets[k];
      }
    }
    return scores;
  }

  /** The indices, from 0, of the components that explain at least this share of the variance. */
  public int[] componentsExplaining(double least) {
    return IntStream.range(0, components())
        .filter(k -> adjustedExplainedVariance[k] >= least)
        .toArray();
  }

  /**
   * The given components, in the given order; explained variances stay those of the whole fit.
   *
   * @param kept indices from 0
   */
  public FittedSparsePca select(int[] kept) {
    RowMajor chosen = RowMajor.zeros(width(), kept.length);
    for (int column = 0; column < width(); column++) {
      for (int k = 0; k < kept.length; k++) {
        chosen.values()[column * kept.length + k] = loadings.at(column, kept[k]);
      }
    }
    return new FittedSparsePca(
        chosen,
        Arrays.stream(kept).mapToDouble(k -> offsets[k]).toArray(),
        Arrays.stream(kept).mapToDouble(k -> adjustedExplainedVariance[k]).toArray(),
        iterations,
        converged);
  }

  private static RowMajor withLargestPositive(RowMajor loadings) {
    int count = loadings.columns();
    double[] values = loadings.values().clone();
    for (int k = 0; k < count; k++) {
      double extreme = 0;
      for (int at = k; at < values.length; at += count) {
        extreme = Math.abs(values[at]) > Math.abs(extreme) ? values[at] : extreme;
      }
      if (extreme < 0) {
        for (int at = k; at < values.length; at += count) {
          // Not -x: a zero loading stays +0.
          values[at] = 0 - values[at];
        }
      }
    }
    return new RowMajor(loadings.rows(), count, values);
  }
}
