package org.patchbridge.preparation;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;

class CovarianceTest {
  private static final int WIDTH = 60;

  /** Two ways to the same number, each of some thousand operations in double precision. */
  private static final Offset<Double> ROUNDING = within(1e-7);

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1})
  void fewRowsGiveTheNumbersOfTheWholeMatrix(double leastShrinkage) {
    double[][] rows = rows(40, WIDTH);
    Covariance few = Covariance.of(rows, leastShrinkage);
    Covariance whole = new FullCovariance(ShrunkCovariance.of(rows, leastShrinkage));
    double[][] vectors = rows(3, WIDTH + 1);
    vectors = new double[][] {first(vectors[0], WIDTH), first(vectors[1], WIDTH)};

    assertThat(few).isInstanceOf(RowCovariance.class);
    double[][] solved = few.solve(vectors);
    double[][] expected = whole.solve(vectors);
    for (int i = 0; i < vectors.length; i++) {
      for (int column = 0; column < WIDTH; column++) {
        assertThat(solved[i][column]).isCloseTo(expected[i][column], ROUNDING);
      }
    }
  }

  @Test
  void cellsThatLackColumnsAreAsFarAsByTheWholeMatrix() {
    double[][] rows = rows(40, WIDTH);
    Covariance few = Covariance.of(rows, 0.5);
    Covariance whole = new FullCovariance(ShrunkCovariance.of(rows, 0.5));
    for (int every : new int[] {1, 2, 7, WIDTH}) {
      int[] lacking = IntStream.range(0, WIDTH).filter(c -> c % every == 0).toArray();
      int[] others = IntStream.range(0, WIDTH).filter(c -> c % every != 0).toArray();
      for (int[] columns : new int[][] {lacking, others}) {
        if (columns.length > 0) {
          double[] difference = first(rows(1, WIDTH + every)[0], columns.length);
          assertThat(few.block(columns).squaredLength(difference))
              .isCloseTo(whole.block(columns).squaredLength(difference), ROUNDING);
          assertThat(few.block(columns).inverseTimes(difference))
              .containsExactly(whole.block(columns).inverseTimes(difference), ROUNDING);
          assertThat(few.block(columns).inverseDiagonal())
              .containsExactly(whole.block(columns).inverseDiagonal(), ROUNDING);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {40, WIDTH})
  void blockIsThatOfTheInverse(int count) {
    Covariance.Block block =
        Covariance.of(rows(count, WIDTH), 0.5).block(IntStream.range(0, WIDTH).toArray());
    double[] diagonal = block.inverseDiagonal();
    for (int column = 0; column < WIDTH; column++) {
      double[] unit = new double[WIDTH];
      unit[column] = 1;
      assertThat(block.inverseTimes(unit)[column]).isCloseTo(diagonal[column], ROUNDING);
      assertThat(block.squaredLength(unit)).isCloseTo(diagonal[column], ROUNDING);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {40, WIDTH})
  void writtenAndReadAgainItGivesTheSameBits(int count) {
    Covariance written = Covariance.of(rows(count, WIDTH), 0.5);
    ParameterWriter out = ParameterWriter.root();
    written.write(out);
    Covariance read = Covariance.read(ParameterReader.root(out.finish()), WIDTH);
    double[] difference = first(rows(1, WIDTH + 1)[0], WIDTH);
    int[] columns = IntStream.range(0, WIDTH).toArray();

    assertThat(read).hasSameClassAs(written);
    assertThat(read.block(columns).squaredLength(difference))
        .isEqualTo(written.block(columns).squaredLength(difference));
  }

  @Test
  void asManyRowsAsColumnsAreAMatrix() {
    assertThat(Covariance.of(rows(WIDTH, WIDTH), 0)).isInstanceOf(FullCovariance.class);
  }

  /**
   * As a matrix they would take 7 GB and hours. A row of its own lies across the few that were
   * seen, where the variance is the shrunk share, a half to all, of the mean one.
   */
  @Test
  void tensOfThousandsOfColumnsAreQuicklyDone() {
    double[][] rows = rows(20, 30_000);
    double[] other = first(rows(1, 30_001)[0], 30_000);
    double length =
        assertTimeoutPreemptively(
            ofSeconds(20),
            () ->
                Covariance.of(rows, 0.5)
                    .block(IntStream.range(0, 30_000).toArray())
                    .squaredLength(other));

    assertThat(length / 30_000).isBetween(0.9, 2.2);
  }

  /** Neighbouring columns go together. */
  private static double[][] rows(int count, int width) {
    RandomGenerator random = new SplittableRandom(width);
    double[][] rows = new double[count][width];
    for (double[] row : rows) {
      double shared = 0;
      for (int column = 0; column < width; column++) {
        shared = 0.7 * shared + random.nextGaussian();
        row[column] = shared;
      }
    }
    return rows;
  }

  private static double[] first(double[] values, int count) {
    return IntStream.range(0, count).mapToDouble(i -> values[i]).toArray();
  }
}
