package org.patchbridge.adaptation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.patchbridge.dataset.FeatureMatrix;

/**
 * The first two principal components of the reference's standard scores, in which other cells can
 * be looked at without changing it. What is absent counts as average.
 */
public final class ReferencePlane {
  private static final int DIMENSIONS = 2;

  private final StandardScores scores;
  private final double[][] axes;

  private ReferencePlane(StandardScores scores, double[][] axes) {
    this.scores = scores;
    this.axes = axes;
  }

  /**
   * @param reference cells × features, at least two of these
   */
  public static ReferencePlane of(FeatureMatrix reference) {
    int[] rows = IntStream.range(0, reference.rows()).toArray();
    StandardScores scores = StandardScores.fit(reference, rows);
    double[][] standard = scores.of(reference, rows);
    int width = scores.width();
    DMatrixRMaj products = new DMatrixRMaj(width, width);
    for (double[] cell : standard) {
      for (int i = 0; i < width; i++) {
        for (int j = 0; j < width; j++) {
          products.add(i, j, known(cell[i]) * known(cell[j]));
        }
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(width, true, true);
    if (!eigen.decompose(products)) {
      throw new IllegalStateException("no eigenvectors of " + width + " features");
    }
    int[] byValue =
        IntStream.range(0, width)
            .boxed()
            .sorted(
                (a, b) -> Double.compare(eigen.getEigenvalue(b).real, eigen.getEigenvalue(a).real))
            .mapToInt(Integer::intValue)
            .toArray();
    double[][] axes = new double[DIMENSIONS][];
    for (int k = 0; k < DIMENSIONS; k++) {
      axes[k] = upwards(eigen.getEigenVector(byValue[k]).getData());
    }
    return new ReferencePlane(scores, axes);
  }

  /** Of the two directions that an axis can have, the one in which most features grow. */
  private static double[] upwards(double[] axis) {
    double sum = Arrays.stream(axis).sum();
    return sum < 0 ? Arrays.stream(axis).map(each -> -each).toArray() : axis;
  }

  private static double known(double score) {
    return Double.isNaN(score) ? 0 : score;
  }

  /**
   * @param cells in the features of the reference
   * @return cells × 2
   */
  public double[][] coordinates(FeatureMatrix cells) {
    double[][] standard = scores.of(cells, IntStream.range(0, cells.rows()).toArray());
    double[][] coordinates = new double[standard.length][DIMENSIONS];
    for (int row = 0; row < standard.length; row++) {
      for (int k = 0; k < DIMENSIONS; k++) {
        for (int column = 0; column < standard[row].length; column++) {
          coordinates[row][k] += axes[k][column] * known(standard[row][column]);
        }
      }
    }
    return coordinates;
  }
}
