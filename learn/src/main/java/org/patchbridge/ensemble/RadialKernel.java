package org.patchbridge.ensemble;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;
import org.patchbridge.random.RandomStream;

/**
 * Coordinates in which the inner product of two rows is exp(−γ‖a − b‖²): exact for up to {@link
 * #MOST_LANDMARKS} training rows, else their Nyström approximation from so many randomly chosen
 * ones.
 */
final class RadialKernel {
  static final int MOST_LANDMARKS = 600;

  /** Rows that are solved for together: side by side in memory, a processor's vectors take them. */
  private static final int BLOCK = 256;

  /** Added to the diagonal: equal cells would make the kernel singular. */
  private static final double JITTER = 1e-6;

  private final double gamma;
  private final double[][] landmarks;
  private final DMatrixRMaj lower;

  private RadialKernel(double gamma, double[][] landmarks, DMatrixRMaj lower) {
    this.gamma = gamma;
    this.landmarks = landmarks;
    this.lower = lower;
  }

  static RadialKernel fit(FeatureMatrix z, double gamma, long seed) {
    int[] chosen = IntStream.range(0, z.rows()).toArray();
    if (z.rows() > MOST_LANDMARKS) {
      RandomStream.of(seed).shuffle(chosen);
      chosen = Arrays.copyOf(chosen, MOST_LANDMARKS);
      Arrays.sort(chosen);
    }
    double[][] landmarks = new double[chosen.length][];
    for (int i = 0; i < chosen.length; i++) {
      landmarks[i] = MatrixRows.at(z, chosen[i]);
    }
    DMatrixRMaj kernel = new DMatrixRMaj(chosen.length, chosen.length);
    ColumnBlock block = ColumnBlock.of(landmarks);
    for (int i = 0; i < chosen.length; i++) {
      double[] similarities = similarities(gamma, block, landmarks[i]);
      for (int j = 0; j < chosen.length; j++) {
        kernel.set(i, j, similarities[j] + (i == j ? JITTER : 0));
      }
    }
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky =
        DecompositionFactory_DDRM.chol(chosen.length, true);
    if (!cholesky.decompose(kernel)) {
      throw new IllegalStateException("a kernel with a raised diagonal is positive definite");
    }
    return new RadialKernel(gamma, landmarks, cholesky.getT(null));
  }

  /**
   * @throws ParameterException where the part is not what {@link #write} writes
   */
  static RadialKernel read(ParameterReader in, int width) {
    int size = in.rows("landmarks", width);
    double[] packed = in.doubles("triangle", Math.multiplyExact(size, size + 1) / 2);
    DMatrixRMaj lower = new DMatrixRMaj(size, size);
    for (int row = 0, at = 0; row < size; row++) {
      for (int column = 0; column <= row; column++) {
        lower.unsafe_set(row, column, packed[at++]);
      }
      if (!(lower.unsafe_get(row, row) > 0)) {
        throw in.wrong("triangle", "row " + row + " does not end in a positive number");
      }
    }
    return new RadialKernel(in.number("gamma"), in.matrix("landmarks", size, width), lower);
  }

  void write(ParameterWriter out) {
    out.number("gamma", gamma);
    out.matrix("landmarks", landmarks, landmarks[0].length);
    double[] packed = new double[size() * (size() + 1) / 2];
    for (int row = 0, at = 0; row < size(); row++) {
      for (int column = 0; column <= row; column++) {
        packed[at++] = lower.unsafe_get(row, column);
      }
    }
    out.doubles("triangle", packed);
  }

  /** Number of landmarks. */
  int size() {
    return landmarks.length;
  }

  /** Rows × landmarks. */
  double[][] coordinates(FeatureMatrix z) {
    double[][] result = new double[z.rows()][landmarks.length];
    for (int first = 0; first < z.rows(); first += BLOCK) {
      double[][] solved = solve(z, first, Math.min(BLOCK, z.rows() - first));
      for (int i = 0; i < landmarks.length; i++) {
        for (int row = 0; row < solved[i].length; row++) {
          result[first + row][i] = solved[i][row];
        }
      }
    }
    return result;
  }

  /** Landmarks × rows. */
  private double[][] solve(FeatureMatrix z, int first, int rows) {
    ColumnBlock points = ColumnBlock.of(z, first, rows);
    double[][] solved = new double[landmarks.length][];
    for (int i = 0; i < landmarks.length; i++) {
      double[] sums = similarities(gamma, points, landmarks[i]);
      solved[i] = sums;
      for (int j = 0; j < i; j++) {
        double factor = lower.unsafe_get(i, j);
        double[] known = solved[j];
        for (int row = 0; row < rows; row++) {
          sums[row] -= factor * known[row];
        }
      }
      double diagonal = lower.unsafe_get(i, i);
      for (int row = 0; row < rows; row++) {
        sums[row] /= diagonal;
      }
    }
    return solved;
  }

  private static double[] similarities(double gamma, ColumnBlock block, double[] point) {
    double[] values = block.squaredDistances(point);
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.exp(-gamma * values[i]);
    }
    return values;
  }
}
