package org.patchbridge.certainty;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.patchbridge.dataset.FeatureMatrix;

/**
 * Which features make a cell novel. Distances under a covariance are no sum over features: two that
 * only together are strange share what both have, and of two that always go together one alone says
 * little. So one asks what the novelty would be if a feature were absent. The feature that takes
 * most goes first; the next is asked with it absent, and so on, until the rest is ordinary.
 *
 * <p>Without feature j the squared distance d² = rᵀKr, where K is the inverse of the covariance of
 * the features present, is d² − (Kr)ⱼ²/Kⱼⱼ: that of the covariance without row and column j.
 */
public final class NoveltyDecomposition {
  /** The logarithm of the largest number there is, rounded up; no score is beyond. */
  private static final double LARGEST_SCORE = 710;

  private final List<Integer> columns;
  private final double[][] residuals;
  private DMatrixRMaj inverse;

  private NoveltyDecomposition(List<Integer> columns, double[][] residuals, DMatrixRMaj inverse) {
    this.columns = columns;
    this.residuals = residuals;
    this.inverse = inverse;
  }

  /**
   * A feature's part.
   *
   * @param column of the matrix
   * @param fall what the novelty is less without it, those named before it absent, too
   * @param without the novelty that is left
   */
  public record Part(int column, double fall, double without) {}

  /**
   * @param x with the columns of the training matrix
   * @param ordinary novelty at which the rest of the cell needs no more explanation
   * @param most parts that are named
   * @return the largest first; none of a cell without any feature
   */
  public static List<Part> of(
      Novelty novelty, FeatureMatrix x, int row, double ordinary, int most) {
    double[] z = novelty.scoresOf(x, row);
    List<Integer> present =
        new ArrayList<>(
            IntStream.range(0, z.length).filter(i -> !Double.isNaN(z[i])).boxed().toList());
    if (present.isEmpty()) {
      return List.of();
    }
    double[][] residuals = new double[novelty.means().length][z.length];
    for (int c = 0; c < residuals.length; c++) {
      for (int column : present) {
        double score = Math.max(-LARGEST_SCORE, Math.min(LARGEST_SCORE, z[column]));
        residuals[c][column] = score - novelty.means()[c][column];
      }
    }
    DMatrixRMaj inverse = part(novelty.covariance(), present);
    if (!CommonOps_DDRM.invert(inverse)) {
      throw new IllegalStateException("a shrunk covariance is positive definite, this not");
    }
    return new NoveltyDecomposition(present, residuals, inverse).parts(ordinary, most);
  }

  private static DMatrixRMaj part(DMatrixRMaj of, List<Integer> columns) {
    DMatrixRMaj part = new DMatrixRMaj(columns.size(), columns.size());
    for (int i = 0; i < columns.size(); i++) {
      for (int j = 0; j < columns.size(); j++) {
        part.unsafe_set(i, j, of.unsafe_get(columns.get(i), columns.get(j)));
      }
    }
    return part;
  }

  private List<Part> parts(double ordinary, int most) {
    List<Part> parts = new ArrayList<>();
    double now = nearest(new double[columns.size()][residuals.length]) / columns.size();
    while (parts.size() < most && !columns.isEmpty() && now > ordinary) {
      double[][] falls = new double[columns.size()][residuals.length];
      nearest(falls);
      Part largest = largest(falls, now);
      if (!(largest.fall() > 0)) {
        break;
      }
      now = largest.without();
      parts.add(new Part(columns.get(largest.column()), largest.fall(), now));
      remove(largest.column());
    }
    return parts;
  }

  /**
   * @param without filled: the squared distance to each class without each column
   * @return the squared distance to the nearest class
   */
  private double nearest(double[][] without) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int c = 0; c < residuals.length; c++) {
      double[] weighted = new double[columns.size()];
      double squares = 0;
      for (int i = 0; i < weighted.length; i++) {
        for (int j = 0; j < weighted.length; j++) {
          weighted[i] += inverse.unsafe_get(i, j) * residuals[c][columns.get(j)];
        }
        squares += weighted[i] * residuals[c][columns.get(i)];
      }
      for (int j = 0; j < weighted.length; j++) {
        without[j][c] = squares - weighted[j] * weighted[j] / inverse.unsafe_get(j, j);
      }
      nearest = Math.min(nearest, squares);
    }
    return nearest;
  }

  /** With the position among the columns that are left. */
  private Part largest(double[][] without, double now) {
    Part largest = new Part(0, Double.NEGATIVE_INFINITY, now);
    for (int j = 0; j < without.length; j++) {
      double nearest = Double.POSITIVE_INFINITY;
      for (double distance : without[j]) {
        nearest = Math.min(nearest, distance);
      }
      double left = without.length == 1 ? 0 : Math.max(0, nearest) / (without.length - 1);
      if (now - left > largest.fall()) {
        largest = new Part(j, now - left, left);
      }
    }
    return largest;
  }

  /** The inverse of the covariance of the columns that are left, by one step of elimination. */
  private void remove(int position) {
    int width = columns.size();
    DMatrixRMaj left = new DMatrixRMaj(width - 1, width - 1);
    double pivot = inverse.unsafe_get(position, position);
    for (int i = 0; i < width - 1; i++) {
      int from = i < position ? i : i + 1;
      for (int j = 0; j < width - 1; j++) {
        int to = j < position ? j : j + 1;
        double shared =
            inverse.unsafe_get(from, position) * inverse.unsafe_get(position, to) / pivot;
        left.unsafe_set(i, j, inverse.unsafe_get(from, to) - shared);
      }
    }
    inverse = left;
    columns.remove(position);
  }
}
