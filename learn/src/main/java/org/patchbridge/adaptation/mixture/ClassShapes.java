package org.patchbridge.adaptation.mixture;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.patchbridge.preparation.ShrunkCovariance;

/**
 * What each class looks like in standard scores: a normal distribution of its own, and a broad one
 * for cells of none of them. A class's mean and covariance are those of its cells with the
 * outermost percent of each feature on either side drawn in; the covariance is pulled towards the
 * common one, the more the fewer cells the class has.
 */
public final class ClassShapes {
  /** The broad distribution is wider than all cells together by this factor of the variance. */
  private static final double BREADTH = 6;

  private static final double TAIL = 0.01;

  /** The common covariance counts like so many cells for each feature. */
  private static final double CELLS_A_FEATURE = 2;

  private final double[][] means;
  private final DMatrixRMaj[] covariances;
  private final boolean[] occurs;

  private ClassShapes(double[][] means, DMatrixRMaj[] covariances, boolean[] occurs) {
    this.means = means;
    this.covariances = covariances;
    this.occurs = occurs;
  }

  /**
   * @param scores cells × features, NaN where absent; at least one cell
   * @param labels class of each cell; a class without cells is never one that a cell is of
   */
  public static ClassShapes fit(double[][] scores, int[] labels, int classes) {
    int width = scores[0].length;
    double[][] means = new double[classes + 1][width];
    DMatrixRMaj[] covariances = new DMatrixRMaj[classes + 1];
    boolean[] occurs = new boolean[classes];
    int[] counts = new int[classes];
    double[][] residuals = new double[scores.length][];
    double[][] all = new double[scores.length][];
    for (int label = 0; label < classes; label++) {
      int which = label;
      int[] cells = IntStream.range(0, labels.length).filter(i -> labels[i] == which).toArray();
      occurs[label] = cells.length > 0;
      counts[label] = cells.length;
      double[][] drawnIn = withTailsDrawnIn(scores, cells, width);
      means[label] = mean(drawnIn, width);
      for (int i = 0; i < cells.length; i++) {
        residuals[cells[i]] = filledDifference(drawnIn[i], means[label]);
        all[cells[i]] = plus(residuals[cells[i]], means[label]);
      }
    }
    DMatrixRMaj common = ShrunkCovariance.of(residuals);
    for (int label = 0; label < classes; label++) {
      int which = label;
      double[][] own =
          IntStream.range(0, labels.length)
              .filter(i -> labels[i] == which)
              .mapToObj(i -> residuals[i])
              .toArray(double[][]::new);
      covariances[label] = own.length < 2 ? common : pulled(own, common, width);
    }
    means[classes] = mean(all, width);
    covariances[classes] =
        ShrunkCovariance.of(
            Arrays.stream(all)
                .map(cell -> filledDifference(cell, means[classes]))
                .toArray(double[][]::new));
    CommonOps_DDRM.scale(BREADTH, covariances[classes]);
    return new ClassShapes(means, covariances, occurs);
  }

  /** A single normal distribution that knows nothing of classes. */
  public static ClassShapes ofOneKind(double[][] scores) {
    return fit(scores, new int[scores.length], 1);
  }

  private static DMatrixRMaj pulled(double[][] residuals, DMatrixRMaj common, int width) {
    DMatrixRMaj covariance = ShrunkCovariance.of(residuals);
    double weight = CELLS_A_FEATURE * width;
    double total = residuals.length + weight;
    DMatrixRMaj sum = new DMatrixRMaj(width, width);
    CommonOps_DDRM.add(residuals.length / total, covariance, weight / total, common, sum);
    return sum;
  }

  private static double[][] withTailsDrawnIn(double[][] scores, int[] cells, int width) {
    double[][] drawnIn = Arrays.stream(cells).mapToObj(i -> scores[i]).toArray(double[][]::new);
    return Limits.of(drawnIn, width, TAIL).drawnIn(drawnIn);
  }

  private static double[] mean(double[][] scores, int width) {
    double[] mean = new double[width];
    for (int column = 0; column < width; column++) {
      int at = column;
      mean[column] =
          Arrays.stream(scores)
              .mapToDouble(cell -> cell[at])
              .filter(value -> !Double.isNaN(value))
              .average()
              .orElse(0);
    }
    return mean;
  }

  /** 0 where absent: such a value says nothing. */
  private static double[] filledDifference(double[] cell, double[] mean) {
    double[] difference = new double[cell.length];
    for (int column = 0; column < cell.length; column++) {
      double value = cell[column] - mean[column];
      difference[column] = Double.isNaN(value) ? 0 : value;
    }
    return difference;
  }

  private static double[] plus(double[] a, double[] b) {
    double[] sum = new double[a.length];
    Arrays.setAll(sum, i -> a[i] + b[i]);
    return sum;
  }

  /** Without the broad one. */
  int classes() {
    return occurs.length;
  }

  public int width() {
    return means[0].length;
  }

  boolean occurs(int label) {
    return occurs[label];
  }

  /** Of a class; of the broad distribution for the number of classes. Read-only. */
  double[] mean(int label) {
    return means[label];
  }

  /** The distributions over some of the features, the broad one last. */
  FeatureMarginal marginal(int[] columns) {
    return FeatureMarginal.of(means, covariances, occurs, columns);
  }
}
