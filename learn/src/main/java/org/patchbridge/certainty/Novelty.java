package org.patchbridge.certainty;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;
import org.patchbridge.preparation.Covariance;

/**
 * How unlike all training cells a cell is: the squared Mahalanobis distance to the nearest class,
 * divided by the number of features the cell has, in robust scores and under the classes' common
 * shrunk covariance (Lee et al. 2018). Features that do not go together count as features do that
 * are out of range.
 */
public final class Novelty {
  /**
   * The share of Ledoit and Wolf is the best for the covariance itself. Its inverse needs more:
   * directions in which the training cells hardly differ would drown all others, and with them
   * cells that are unusual in many features at once.
   */
  private static final double LEAST_SHRINKAGE = 0.5;

  private final RobustScores scores;
  private final double[][] means;
  private final Covariance covariance;

  private Novelty(RobustScores scores, double[][] means, Covariance covariance) {
    this.scores = scores;
    this.means = means;
    this.covariance = covariance;
  }

  /**
   * @param x NaN where a value is absent; not changed
   * @param rows training rows, at least one
   * @param labels class index of each of {@code rows}; a class that does not occur takes no part
   */
  public static Novelty fit(FeatureMatrix x, int[] rows, int[] labels) {
    RobustScores scores = RobustScores.fit(x, rows);
    double[][] z = Arrays.stream(rows).mapToObj(row -> scores.of(x, row)).toArray(double[][]::new);
    int[] classes = Arrays.stream(labels).distinct().sorted().toArray();
    double[][] means =
        Arrays.stream(classes)
            .mapToObj(label -> mean(z, labels, label, x.width()))
            .toArray(double[][]::new);
    double[][] residuals = new double[z.length][];
    for (int i = 0; i < z.length; i++) {
      double[] residual = difference(z[i], means[Arrays.binarySearch(classes, labels[i])]);
      residuals[i] = Arrays.stream(residual).map(r -> Double.isNaN(r) ? 0 : r).toArray();
    }
    return new Novelty(scores, means, Covariance.of(residuals, LEAST_SHRINKAGE));
  }

  /**
   * @throws ParameterException where the part is not what {@link #write} writes
   */
  public static Novelty read(ParameterReader in) {
    RobustScores scores = RobustScores.read(in);
    int width = scores.medians().length;
    int classes = in.rows("means", width);
    return new Novelty(scores, in.matrix("means", classes, width), Covariance.read(in, width));
  }

  public void write(ParameterWriter out) {
    scores.write(out);
    out.matrix("means", means, scores.medians().length);
    covariance.write(out);
  }

  /** Columns of the matrix it was fitted on. */
  public int width() {
    return scores.medians().length;
  }

  /** Robust scores of a cell; NaN where a value is absent. */
  double[] scoresOf(FeatureMatrix x, int row) {
    return scores.of(x, row);
  }

  /** Classes × columns, in robust scores; read-only. */
  double[][] means() {
    return means;
  }

  /** That all classes share, of the columns' robust scores. */
  Covariance covariance() {
    return covariance;
  }

  private static double[] mean(double[][] z, int[] labels, int label, int width) {
    double[] mean = new double[width];
    for (int column = 0; column < width; column++) {
      int at = column;
      mean[column] =
          IntStream.range(0, z.length)
              .filter(i -> labels[i] == label && !Double.isNaN(z[i][at]))
              .mapToDouble(i -> z[i][at])
              .average()
              .orElse(0);
    }
    return mean;
  }

  private static double[] difference(double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return difference;
  }

  /**
   * About 1 for an ordinary cell; larger for stranger ones.
   *
   * @param x with the columns of the training matrix
   * @return infinite for a cell without any feature, or with one beyond all measure; never NaN
   */
  public double of(FeatureMatrix x, int row) {
    double[] z = scores.of(x, row);
    int[] present = IntStream.range(0, z.length).filter(i -> !Double.isNaN(z[i])).toArray();
    if (present.length == 0) {
      return Double.POSITIVE_INFINITY;
    }
    Covariance.Block block = covariance.block(present);
    double nearest = Double.POSITIVE_INFINITY;
    for (double[] mean : means) {
      double[] difference =
          Arrays.stream(present).mapToDouble(column -> z[column] - mean[column]).toArray();
      double distance = block.squaredLength(difference);
      // Infinite scores cancel to NaN, which is near to nothing.
      nearest = Double.isNaN(distance) ? nearest : Math.min(nearest, distance);
    }
    return nearest / present.length;
  }
}
