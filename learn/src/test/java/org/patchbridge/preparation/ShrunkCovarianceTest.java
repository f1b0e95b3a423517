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

  /**
   * Variances 2 and ½ of four rows: mean 5/4, mean squared element 17/8, distance from the identity
   * 9/16; the rows' fourth powers are 34, so the error is (34/4 − 17/4)/4/2 = 17/32 and the share
   * 17/18 (Ledoit and Wolf 2004, lemma 3.2 and theorem 3.3).
   */
  @Test
  void fourRowsInTwoColumnsShrinkAsWorkedByHand() {
    double[][] rows = {{2, 0}, {-2, 0}, {0, 1}, {0, -1}};
    DMatrixRMaj covariance = ShrunkCovariance.of(rows);

    assertThat(covariance.get(0, 0)).isCloseTo(2 / 18.0 + 17 * 1.25 / 18 + 1e-9, within(1e-12));
    assertThat(covariance.get(1, 1)).isCloseTo(0.5 / 18 + 17 * 1.25 / 18 + 1e-9, within(1e-12));
    assertThat(covariance.get(0, 1)).isZero();
  }

  /** Three rows in four columns, held as rows: the same derivation, checked through the inverse. */
  @Test
  void fewerRowsThanColumnsShrinkAsWorkedByHand() {
    double[][] rows = {{3, 0, 0, 0}, {0, 2, 0, 0}, {0, 0, 1, 0}};
    // Variances 9/3, 4/3, 1/3 and 0: mean 7/6; squares 98/9; fourth powers 81 + 16 + 1.
    double distance = 98 / 9.0 / 4 - 49 / 36.0;
    double share = Math.min(1, (98 / 3.0 - 98 / 9.0) / 3 / 4 / distance);
    double ridge = share * 7 / 6 + 1e-9;
    double[] expected = new double[4];
    for (int column = 0; column < 4; column++) {
      double variance = column == 3 ? 0 : (3 - column) * (3 - column) / 3.0;
      expected[column] = 1 / ((1 - share) * variance + ridge);
    }

    Covariance covariance = Covariance.of(rows, 0);

    assertThat(covariance).isInstanceOf(RowCovariance.class);
    assertThat(covariance.block(new int[] {0, 1, 2, 3}).inverseDiagonal())
        .containsExactly(expected, within(1e-12));
    assertThat(covariance.solve(new double[][] {{1, 1, 1, 1}})[0])
        .containsExactly(expected, within(1e-12));
  }

  /**
   * Equal variances that do not go together are the identity already, and constants are nothing.
   */
  @Test
  void noDistanceFromTheIdentityIsShrunkToTheEnd() {
    double[][] alike = {{1, 1}, {1, -1}, {-1, 1}, {-1, -1}};
    assertThat(ShrunkCovariance.of(alike).data)
        .containsExactly(new double[] {1 + 1e-9, 0, 0, 1 + 1e-9}, within(1e-15));
    assertThat(ShrunkCovariance.of(new double[2][2]).data).containsExactly(1e-9, 0, 0, 1e-9);
  }
}
