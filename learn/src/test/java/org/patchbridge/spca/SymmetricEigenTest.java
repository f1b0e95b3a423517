package org.patchbridge.spca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymmetricEigenTest {

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 3", "4, 12", "5, 60", "6, 150"})
  void vectorsAreOrthonormalAndDiagonaliseTheMatrixInDescendingOrder(long seed, int size) {
    RowMajor symmetric = random(2 * size, size, seed).gram();

    RowMajor vectors = SymmetricEigen.leadingVectors(symmetric, size);

    RowMajor identity = vectors.gram();
    RowMajor diagonal = vectors.transposed().times(symmetric.times(vectors));
    double scale = diagonal.at(0, 0);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        assertThat(identity.at(i, j)).isCloseTo(i == j ? 1 : 0, within(1e-13 * size));
        if (i != j) {
          assertThat(diagonal.at(i, j) / scale).isCloseTo(0, within(1e-14 * size));
        }
      }
      int before = Math.max(0, i - 1);
      assertThat(diagonal.at(i, i) / scale)
          .isLessThanOrEqualTo(diagonal.at(before, before) / scale + 1e-12);
    }
  }

  @Test
  void eigenvectorsOfTheSecondDifferenceAreSines() {
    int size = 40;
    RowMajor matrix = RowMajor.zeros(size, size);
    for (int i = 0; i < size; i++) {
      matrix.values()[i * size + i] = 2;
      if (i + 1 < size) {
        matrix.values()[i * size + i + 1] = -1;
        matrix.values()[(i + 1) * size + i] = -1;
      }
    }

    RowMajor vectors = SymmetricEigen.leadingVectors(matrix, 3);

    for (int k = 0; k < 3; k++) {
      // Largest eigenvalues first: the sine of number size − k.
      double sign = Math.signum(vectors.at(0, k));
      for (int i = 0; i < size; i++) {
        double expected =
            Math.sqrt(2.0 / (size + 1)) * Math.sin(Math.PI * (size - k) * (i + 1) / (size + 1));
        assertThat(sign * vectors.at(i, k)).isCloseTo(expected, within(1e-12));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1e-150", "1e150"})
  void scaleOfTheMatrixDoesNotMatter(double factor) {
    RowMajor symmetric = random(30, 10, 7).gram();
    RowMajor scaled = RowMajor.zeros(10, 10);
    for (int at = 0; at < 100; at++) {
      scaled.values()[at] = factor * symmetric.values()[at];
    }

    double[] plain = SymmetricEigen.leadingVectors(symmetric, 4).values();

    assertThat(SymmetricEigen.leadingVectors(scaled, 4).values())
        .containsExactly(plain, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"1, 20, 4", "2, 150, 7", "3, 5, 5"})
  void polarFactorIsOrthonormalAndLeavesASymmetricPositiveRest(long seed, int rows, int columns) {
    RowMajor matrix = random(rows, columns, seed);

    RowMajor factor = PolarFactor.of(matrix);

    RowMajor identity = factor.gram();
    RowMajor rest = factor.transposed().times(matrix);
    for (int i = 0; i < columns; i++) {
      assertThat(rest.at(i, i)).isPositive();
      for (int j = 0; j < columns; j++) {
        assertThat(identity.at(i, j)).isCloseTo(i == j ? 1 : 0, within(1e-13));
        assertThat(rest.at(i, j)).isCloseTo(rest.at(j, i), within(1e-12));
      }
    }
  }

  @Test
  void polarFactorOfAMatrixWithAZeroColumnIsOrthonormalToo() {
    RowMajor matrix = random(12, 3, 4);
    IntStream.range(0, 12).forEach(row -> matrix.values()[row * 3 + 1] = 0);

    RowMajor identity = PolarFactor.of(matrix).gram();

    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        assertThat(identity.at(i, j)).isCloseTo(i == j ? 1 : 0, within(1e-13));
      }
    }
  }

  private static RowMajor random(int rows, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RowMajor matrix = RowMajor.zeros(rows, columns);
    for (int at = 0; at < matrix.values().length; at++) {
      matrix.values()[at] = random.nextDouble() - 0.4;
    }
    return matrix;
  }
}
