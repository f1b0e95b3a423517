package org.patchbridge.spca;

import java.util.Arrays;

/**
 * The alternation of sparse PCA: given rotations A, every component's loadings are an elastic net
 * regression of its scores {@code XA} on X; given loadings B, the rotations are the orthonormal
 * matrix nearest to {@code XᵀXB}. Both need only the Gram matrix.
 */
final class SparseAlternation {
  private final CentredData data;
  private final SparsePcaSettings settings;
  private final RowMajor gram;
  private final ElasticNetPath[] paths;
  private final int width;
  private final int components;

  SparseAlternation(CentredData data, SparsePcaSettings settings) {
    this.data = data;
    this.settings = settings;
    this.gram = data.values().gram();
    this.width = gram.columns();
    this.components = settings.components();
    RidgedGram ridged = RidgedGram.of(gram, settings.ridge());
    this.paths = new ElasticNetPath[components];
    boolean wide = data.values().rows() < width;
    Correlations correlations =
        wide
            ? new ResidualCorrelations(data.values(), settings.ridge(), ridged.shrinkage())
            : new GramCorrelations(gram, ridged.shrinkage());
    Arrays.setAll(paths, k -> new ElasticNetPath(ridged, correlations));
  }

  FittedSparsePca fit() {
    RowMajor loadings = regress(initialRotations());
    RowMajor directions = normalised(loadings);
    int iteration = 0;
    double change = Double.POSITIVE_INFINITY;
    while (iteration < settings.maximumIterations() && change > settings.tolerance()) {
      iteration++;
      loadings = regress(PolarFactor.of(gram.times(loadings)));
      RowMajor next = normalised(loadings);
      change = largestChange(directions, next);
      directions = next;
    }
    return FittedSparsePca.sparse(
        directions, explained(directions), iteration, change <= settings.tolerance());
  }

  private RowMajor initialRotations() {
    RowMajor x = data.values();
    return x.rows() < x.columns()
        ? leadingColumns(Decompositions.rightSingular(x).vectors())
        : SymmetricEigen.leadingVectors(gram, components);
  }

  private RowMajor leadingColumns(RowMajor vectors) {
    RowMajor leading = RowMajor.zeros(width, components);
    for (int i = 0; i < width; i++) {
      System.arraycopy(
          vectors.values(), i * vectors.columns(), leading.values(), i * components, components);
    }
    return leading;
  }

  private RowMajor regress(RowMajor rotations) {
    RowMajor loadings = RowMajor.zeros(width, components);
    double[] rotation = new double[width];
    for (int k = 0; k < components; k++) {
      for (int i = 0; i < width; i++) {
        rotation[i] = rotations.at(i, k);
      }
      int wanted = Math.min(settings.nonZeroCounts().get(k), width);
      double[] coefficients = paths[k].coefficients(rotation, wanted);
      for (int i = 0; i < width; i++) {
        loadings.values()[i * components + k] = coefficients[i];
      }
    }
    return loadings;
  }

  private RowMajor normalised(RowMajor loadings) {
    double[] squares = new double[components];
    for (int at = 0; at < loadings.values().length; at++) {
      squares[at % components] += loadings.values()[at] * loadings.values()[at];
    }
    RowMajor unit = RowMajor.zeros(width, components);
    for (int at = 0; at < unit.values().length; at++) {
      double square = squares[at % components];
      unit.values()[at] = square > 0 ? loadings.values()[at] / Math.sqrt(square) : 0;
    }
    return unit;
  }

  private static double largestChange(RowMajor before, RowMajor after) {
    double largest = 0;
    for (int at = 0; at < before.values().length; at++) {
      largest = Math.max(largest, Math.abs(after.values()[at] - before.values()[at]));
    }
    return largest;
  }

  private double[] explained(RowMajor directions) {
    double total = 0;
    for (int i = 0; i < width; i++) {
      total += gram.at(i, i);
    }
    RowMajor ofScores = directions.transposed().times(gram.times(directions));
    double[] shares = Decompositions.squaredTriangleDiagonal(ofScores);
    for (int k = 0; k < shares.length; k++) {
      shares[k] = total > 0 ? shares[k] / total : 0;
    }
    return shares;
  }
}
