package org.patchbridge.certainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.patchbridge.certainty.NoveltyDecomposition.Part;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FeatureMatrix;

class NoveltyDecompositionTest {
  private static final int CELLS = 300;
  private static final int WIDTH = 6;
  private static final double ORDINARY = 2;
  private static Novelty novelty;

  /** Features 0 and 1 follow each other; the others are by themselves. Two classes. */
  @BeforeAll
  static void learn() {
    RandomGenerator random = new SplittableRandom(4);
    double[] values = new double[CELLS * WIDTH];
    int[] labels = new int[CELLS];
    for (int row = 0; row < CELLS; row++) {
      labels[row] = row % 2;
      double size = random.nextGaussian();
      for (int k = 0; k < WIDTH; k++) {
        double own = random.nextGaussian();
        values[row * WIDTH + k] = k < 2 ? size + 0.1 * own : own + (k == 2 ? 3 * labels[row] : 0);
      }
    }
    novelty = Novelty.fit(matrix(values), IntStream.range(0, CELLS).toArray(), labels);
  }

  private static FeatureMatrix matrix(double... values) {
    List<Column> columns =
        IntStream.range(0, WIDTH).mapToObj(k -> new Column("f" + k, "mV")).toList();
    return new FeatureMatrix(
        values.length / WIDTH, columns, columns.stream().map(column -> "family").toList(), values);
  }

  private static List<Part> parts(double... cell) {
    return NoveltyDecomposition.of(novelty, matrix(cell), 0, ORDINARY, WIDTH);
  }

  @Test
  void whatIsLeftIsTheNoveltyOfTheCellWithoutTheFeature() {
    double[] cell = {4, -4, 1, 30, 0.5, -60};
    double before = novelty.of(matrix(cell), 0);
    List<Part> parts = parts(cell);

    assertThat(parts).hasSizeGreaterThan(1);
    for (Part part : parts) {
      cell[part.column()] = Double.NaN;
      double left = novelty.of(matrix(cell), 0);
      assertThat(part.without()).isCloseTo(left, within(1e-9 * before));
      assertThat(part.fall()).isCloseTo(before - left, within(1e-9 * before));
      before = left;
    }
  }

  @Test
  void firstNamedIsTheOneWhoseAbsenceTakesMost() {
    double[] cell = {0.2, 0.1, 1, 8, 0.5, -90};
    double[] left = new double[WIDTH];
    for (int k = 0; k < WIDTH; k++) {
      double[] without = cell.clone();
      without[k] = Double.NaN;
      left[k] = novelty.of(matrix(without), 0);
    }

    Part first = parts(cell).get(0);

    assertThat(first.column()).isEqualTo(5);
    assertThat(first.without()).isCloseTo(Arrays.stream(left).min().orElseThrow(), within(1e-9));
  }

  @Test
  void featureThatIsStrangeOnlyBesideAnotherIsNamed() {
    // Each value by itself is ordinary; that they differ is not.
    List<Part> parts = parts(2, -2, 0, 0, 0, 0);

    assertThat(parts).isNotEmpty();
    assertThat(parts.get(0).column()).isLessThan(2);
  }

  @Test
  void namingEndsWhereTheRestIsOrdinary() {
    List<Part> parts = parts(0, 0, 0, 0, 0, 1e6);

    assertThat(parts).hasSize(1);
    assertThat(parts.get(0).column()).isEqualTo(5);
    assertThat(parts.get(0).without()).isLessThan(ORDINARY);
  }

  @Test
  void ordinaryCellNeedsNoExplanation() {
    assertThat(parts(0, 0, 0, 0, 0, 0)).isEmpty();
  }

  @Test
  void absentFeaturesAreNeverNamed() {
    double nan = Double.NaN;

    assertThat(parts(nan, nan, nan, nan, nan, nan)).isEmpty();
    assertThat(parts(nan, nan, nan, 50, nan, 50)).extracting(Part::column).containsOnly(3, 5);
  }

  @Test
  void theOnlyFeatureOfACellIsNamed() {
    double nan = Double.NaN;
    List<Part> parts = parts(nan, nan, nan, nan, nan, 1e9);

    assertThat(parts).extracting(Part::column).containsExactly(5);
    assertThat(parts.get(0).without()).isZero();
  }

  @Test
  void valueBeyondEveryScaleIsNamedFirst() {
    assertThat(parts(0, 0, 0, 0, 0, Double.MAX_VALUE).get(0).column()).isEqualTo(5);
  }

  @Test
  void noMoreAreNamedThanAskedFor() {
    assertThat(NoveltyDecomposition.of(novelty, matrix(9, -9, 99, 99, 99, 99), 0, ORDINARY, 2))
        .hasSize(2);
  }
}
