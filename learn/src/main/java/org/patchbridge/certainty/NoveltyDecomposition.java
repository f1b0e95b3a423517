package org.patchbridge.certainty;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.preparation.Covariance;

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

  private final Covariance covariance;

  /** Classes × columns: the cell less the class's mean. */
  private final double[][] residuals;

  /** Those that are present and not taken away yet, ascending. */
  private final List<Integer> columns;

  private NoveltyDecomposition(Covariance covariance, double[][] residuals, List<Integer> columns) {
    this.covariance = covariance;
    this.residuals = residuals;
    this.columns = columns;
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
    double[][] residuals = new double[novelty.means().length][z.length];
    for (int c = 0; c < residuals.length; c++) {
      for (int column : present) {
        double score = Math.max(-LARGEST_SCORE, Math.min(LARGEST_SCORE, z[column]));
        residuals[c][column] = score - novelty.means()[c][column];
      }
    }
    return new NoveltyDecomposition(novelty.covariance(), residuals, present).parts(ordinary, most);
  }

  private List<Part> parts(double ordinary, int most) {
    List<Part> parts = new ArrayList<>();
    double now = Double.POSITIVE_INFINITY;
    while (parts.size() < most && !columns.isEmpty() && now > ordinary) {
      double[][] without = new double[columns.size()][residuals.length];
      now = nearest(without) / columns.size();
      Part largest = largest(without, now);
      if (!(now > ordinary && largest.fall() > 0)) {
        break;
      }
      parts.add(new Part(columns.get(largest.column()), largest.fall(), largest.without()));
      columns.remove(largest.column());
      now = largest.without();
    }
    return parts;
  }

  /**
   * @param without filled: the squared distance to each class without each column
   * @return the squared distance to the nearest class
   */
  private double nearest(double[][] without) {
    Covariance.Block block =
        covariance.block(columns.stream().mapToInt(Integer::intValue).toArray());
    double[] diagonal = block.inverseDiagonal();
    double nearest = Double.POSITIVE_INFINITY;
    for (int c = 0; c < residuals.length; c++) {
      double[] ofClass = residuals[c];
      double[] residual = columns.stream().mapToDouble(column -> ofClass[column]).toArray();
      double[] weighted = block.inverseTimes(residual);
      double squares = 0;
      for (int j = 0; j < weighted.length; j++) {
        squares += weighted[j] * residual[j];
      }
      for (int j = 0; j < weighted.length; j++) {
        without[j][c] = squares - weighted[j] * weighted[j] / diagonal[j];
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
}
