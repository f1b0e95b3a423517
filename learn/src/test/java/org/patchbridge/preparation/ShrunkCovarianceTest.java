package org.patchbridge.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class ShrunkCovarianceTest {
  private static final int ROWS = 2000;

  /** Two columns that nearly are one, and one of its own. */
  private static double[][] rows() {
    RandomGenerator random = new SplittableRandom(2);
    double[][] rows = new double[ROWS][];
    for (int row = 0; row < ROWS; row++) {
      double shared = random.nextGaussian();
      rows[row] =
          new double[] {shared, shared + 0.1 * random.nextGaussian(), 2 * random.nextGaussian()};
    }
    return rows;
  }

  @Test
  void manyRowsHardlyShrink() {
    DMatrixRMaj covariance = ShrunkCovariance.of(rows());
    assertThat(covariance.get(0, 1)).isCloseTo(1, within(0.1));
    assertThat(covariance.get(2, 2)).isCloseTo(4, within(0.3));
  }

  @Test
  void shareThatIsAskedForIsTheLeast() {
    DMatrixRMaj unshrunk = new DMatrixRMaj(3, 3);
    CommonOps_DDRM.multInner(new DMatrixRMaj(rows()), unshrunk);
    CommonOps_DDRM.scale(1.0 / ROWS, unshrunk);
    double mean = CommonOps_DDRM.trace(unshrunk) / 3;

    DMatrixRMaj half = ShrunkCovariance.of(rows(), 0.5);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double expected = unshrunk.get(i, j) / 2 + (i == j ? mean / 2 : 0);
        assertThat(half.get(i, j)).isCloseTo(expected, within(1e-6));
      }
    }
  }
}
