package org.patchbridge.spca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbridge.gouwens.ComponentSettings;

class SparsePcaTest {

  @ParameterizedTest
  @CsvSource({"1,60,20", "2,20,60", "3,40,40"})
  void ordinaryLoadingsAreOrthonormalAndExplainLessAndLess(long seed, int rows, int columns) {
    double[][] data = Waves.smooth(rows, columns, 0.3, seed);

    FittedSparsePca fitted = SparsePca.with(SparsePcaSettings.ordinary(8)).fit(data);

    double[][] loadings = fitted.loadings();
    for (int a = 0; a < 8; a++) {
      for (int b = 0; b <= a; b++) {
        assertThat(dot(loadings, a, b)).isCloseTo(a == b ? 1 : 0, within(1e-12));
      }
    }
    double[] explained = fitted.adjustedExplainedVariance();
    for (int k = 1; k < explained.length; k++) {
      assertThat(explained[k]).isLessThanOrEqualTo(explained[k - 1]).isPositive();
    }
  }

  @Test
  void ordinaryComponentsOfFullRankExplainEverythingAndScoreTheDistanceFromTheMean() {
    double[][] data = Waves.smooth(50, 6, 0.3, 4);

    FittedSparsePca fitted = SparsePca.with(SparsePcaSettings.ordinary(6)).fit(data);

    assertThat(Arrays.stream(fitted.adjustedExplainedVariance()).sum()).isCloseTo(1, within(1e-12));
    double[][] scores = fitted.transform(data);
    for (int k = 0; k < 6; k++) {
      int component = k;
      double mean =
          Arrays.stream(scores).mapToDouble(row -> row[component]).average().orElseThrow();
      assertThat(mean).isCloseTo(0, within(1e-12));
    }
  }

  @ParameterizedTest
  @CsvSource({"1,120,30", "2,20,50", "3,300,25"})
  void everyComponentHasItsNumberOfNonZeroLoadingsAndUnitLength(long seed, int rows, int columns) {
    double[][] data = Waves.smooth(rows, columns, 0.5, seed);
    List<Integer> counts = List.of(15, 10, 7, 1);

    FittedSparsePca fitted = SparsePca.with(SparsePcaSettings.sparse(counts)).fit(data);

    assertThat(fitted.nonZeroCounts()).containsExactly(15, 10, 7, 1);
    for (int k = 0; k < 4; k++) {
      assertThat(dot(fitted.loadings(), k, k)).isCloseTo(1, within(1e-12));
      assertThat(fitted.adjustedExplainedVariance()[k]).isBetween(0.0, 1.0);
    }
    assertThat(Arrays.stream(fitted.adjustedExplainedVariance()).sum()).isLessThanOrEqualTo(1);
  }

  @Test
  void withoutSparsityTheSparseFitSpansTheOrdinaryComponents() {
    double[][] data = Waves.smooth(200, 12, 0.5, 5);

    FittedSparsePca dense = SparsePca.with(SparsePcaSettings.sparse(List.of(12, 12))).fit(data);
    FittedSparsePca ordinary = SparsePca.with(SparsePcaSettings.ordinary(2)).fit(data);

    for (int column = 0; column < 12; column++) {
      for (int k = 0; k < 2; k++) {
        // The ridge of 1e-6 is all that differs.
        assertThat(dense.loadings()[column][k])
            .isCloseTo(ordinary.loadings()[column][k], within(1e-6));
      }
    }
  }

  private static double[][] times(double[][] data, double factor) {
    return Arrays.stream(data)
        .map(row -> Arrays.stream(row).map(value -> value * factor).toArray())
        .toArray(double[][]::new);
  }

  /** In volt, millivolt or any other unit; taller than wide, and wider than tall. */
  @ParameterizedTest
  @CsvSource({"80, 15", "20, 40"})
  void theUnitOfTheDataDoesNotMatter(int rows, int columns) {
    double[][] data = Waves.smooth(rows, columns, 0.5, 8);
    SparsePca sparse = SparsePca.with(SparsePcaSettings.sparse(List.of(12, 8, 5)));
    double[][] loadings = sparse.fit(data).loadings();

    assertThat(sparse.fit(times(data, Math.scalb(1, -40))).loadings()).isDeepEqualTo(loadings);
    assertThat(sparse.fit(times(data, Math.scalb(1, 40))).loadings()).isDeepEqualTo(loadings);
    for (double factor : new double[] {1e-12, 1e-3, 1e3, 1e12}) {
      FittedSparsePca other = sparse.fit(times(data, factor));
      for (int column = 0; column < columns; column++) {
        // Rounding alone differs, and comes back divided by the ridge at most.
        assertThat(other.loadings()[column]).containsExactly(loadings[column], within(1e-8));
      }
      assertThat(other.adjustedExplainedVariance())
          .containsExactly(sparse.fit(data).adjustedExplainedVariance(), within(1e-8));
    }
  }

  @Test
  void aCountAboveTheWidthMeansTheWidth() {
    double[][] data = Waves.smooth(60, 8, 0.5, 6);

    double[][] above = SparsePca.with(SparsePcaSettings.sparse(List.of(99))).fit(data).loadings();
    double[][] exact = SparsePca.with(SparsePcaSettings.sparse(List.of(8))).fit(data).loadings();

    assertThat(above).isDeepEqualTo(exact);
  }

  /** With more loadings than rows, only the ridge of 1e-6 holds them; rounding must not show. */
  @ParameterizedTest
  @CsvSource({
    "1, 150, 20, 12, 1e-9",
    "2, 150, 20, 12, 1e-9",
    "3, 150, 20, 20, 1e-9",
    "4, 40, 90, 80, 1e-7",
    "5, 40, 90, 60, 1e-7",
    "6, 30, 60, 31, 1e-7",
    "7, 60, 61, 61, 1e-7"
  })
  void theOrderOfRowsDoesNotMatter(
      long seed, int rows, int columns, int nonZero, double tolerance) {
    double[][] data = Waves.smooth(rows, columns, 0.5, seed);
    double[][] shuffled = data.clone();
    Collections.shuffle(Arrays.asList(shuffled), new Random(seed));
    SparsePca pca = SparsePca.with(SparsePcaSettings.sparse(List.of(nonZero, nonZero / 2, 5)));

    double[][] one = pca.fit(data).loadings();
    double[][] other = pca.fit(shuffled).loadings();

    for (int column = 0; column < columns; column++) {
      assertThat(other[column]).containsExactly(one[column], within(tolerance));
    }
  }

  @Test
  void theSameInputGivesTheSameBits() {
    double[][] data = Waves.smooth(100, 30, 0.5, 7);
    SparsePca pca = SparsePca.with(SparsePcaSettings.sparse(List.of(20, 10)));

    assertThat(pca.fit(data).loadings()).isDeepEqualTo(pca.fit(data).loadings());
  }

  @Test
  void theLargestLoadingOfEveryComponentIsPositive() {
    FittedSparsePca fitted =
        SparsePca.with(SparsePcaSettings.sparse(List.of(9, 6, 3)))
            .fit(Waves.smooth(100, 20, 0.5, 8));

    for (int k = 0; k < 3; k++) {
      int component = k;
      double[] loadings =
          Arrays.stream(fitted.loadings()).mapToDouble(row -> row[component]).toArray();
      double most = Arrays.stream(loadings).max().orElseThrow();
      assertThat(most).isEqualTo(Arrays.stream(loadings).map(Math::abs).max().orElseThrow());
    }
  }

  @Test
  void constantColumnsHaveNoLoading() {
    double[][] data = Waves.smooth(80, 10, 0.5, 9);
    for (double[] row : data) {
      row[3] = 0.1;
      row[7] = -70;
    }

    for (ColumnScaling scaling : ColumnScaling.values()) {
      SparsePcaSettings settings = SparsePcaSettings.sparse(List.of(10, 5)).withScaling(scaling);
      FittedSparsePca fitted = SparsePca.with(settings).fit(data);

      assertThat(fitted.loadings()[3]).containsOnly(0);
      assertThat(fitted.loadings()[7]).containsOnly(0);
      assertThat(fitted.nonZeroCounts()).containsExactly(8, 5);
    }
    double[][] ordinary = SparsePca.with(SparsePcaSettings.ordinary(4)).fit(data).loadings();
    assertThat(ordinary[3]).containsExactly(new double[4], within(1e-15));
  }

  @Test
  void identicalColumnsEnterTogetherWithTheSameLoading() {
    double[][] data = Waves.smooth(100, 12, 0.5, 14);
    for (double[] row : data) {
      row[11] = row[4];
    }

    double[][] loadings =
        SparsePca.with(SparsePcaSettings.sparse(List.of(12, 6))).fit(data).loadings();

    for (int k = 0; k < 2; k++) {
      // Only the ridge of 1e-6 keeps the two apart, so rounding comes back a million times larger.
      assertThat(loadings[11][k]).isCloseTo(loadings[4][k], within(1e-5));
      assertThat(loadings[11][k] == 0).isEqualTo(loadings[4][k] == 0);
    }
  }

  @Test
  void standardisedComponentsDoNotDependOnUnits() {
    double[][] millivolts = Waves.smooth(120, 12, 0.5, 10);
    double[][] mixed = Arrays.stream(millivolts).map(double[]::clone).toArray(double[][]::new);
    for (double[] row : mixed) {
      row[2] *= 1024;
      row[5] /= 256;
    }
    SparsePca pca =
        SparsePca.with(
            SparsePcaSettings.sparse(List.of(6, 4)).withScaling(ColumnScaling.STANDARDISED));

    double[][] one = pca.fit(millivolts).loadings();
    double[][] other = pca.fit(mixed).loadings();

    for (int column = 0; column < 12; column++) {
      assertThat(other[column]).containsExactly(one[column], within(1e-9));
    }
  }

  @Test
  void rowsThatDoNotVaryExplainNothing() {
    double[][] data = new double[5][3];

    FittedSparsePca fitted = SparsePca.with(SparsePcaSettings.sparse(List.of(2))).fit(data);

    assertThat(fitted.adjustedExplainedVariance()).containsExactly(0);
    assertThat(fitted.nonZeroCounts()).containsExactly(0);
  }

  @Test
  void sparseScoresAreTheUncentredDataTimesTheLoadings() {
    double[][] data = Waves.smooth(40, 10, 0.5, 11);
    FittedSparsePca fitted = SparsePca.with(SparsePcaSettings.sparse(List.of(6, 3))).fit(data);

    double[][] scores = fitted.transform(data);

    for (int k = 0; k < 2; k++) {
      int component = k;
      double expected =
          IntStream.range(0, 10)
              .mapToDouble(c -> data[4][c] * fitted.loadings()[c][component])
              .sum();
      assertThat(scores[4][k]).isCloseTo(expected, within(1e-12));
    }
    assertThat(fitted.transform(new double[0][])).isEmpty();
  }

  @Test
  void selectedComponentsScoreAsTheyDidAmongAll() {
    double[][] data = Waves.smooth(60, 10, 0.5, 12);
    FittedSparsePca all = SparsePca.with(SparsePcaSettings.ordinary(10)).fit(data);

    int[] kept = all.componentsExplaining(ComponentSettings.LEAST_EXPLAINED);
    FittedSparsePca selected = all.select(kept);

    assertThat(kept).hasSizeBetween(1, 9);
    double least = Arrays.stream(selected.adjustedExplainedVariance()).min().orElseThrow();
    assertThat(least).isGreaterThanOrEqualTo(0.01);
    assertThat(selected.transform(data)[7][kept.length - 1])
        .isEqualTo(all.transform(data)[7][kept[kept.length - 1]]);
  }

  @Test
  void badMatricesAreRefusedWithPlaceAndRemedy() {
    SparsePca two = SparsePca.with(SparsePcaSettings.sparse(List.of(2, 2)));
    double[][] hole = Waves.smooth(5, 4, 0.5, 13);
    hole[3][1] = Double.NaN;

    assertThatThrownBy(() -> two.fit(hole)).hasMessageContaining("row 3, column 1 is NaN");
    assertThatThrownBy(() -> two.fit(new double[1][4])).hasMessageContaining("at least 2 rows");
    assertThatThrownBy(() -> two.fit(new double[0][])).hasMessageContaining("at least 2 rows");
    assertThatThrownBy(() -> two.fit(new double[9][1])).hasMessageContaining("ask for at most 1");
    assertThatThrownBy(() -> two.fit(new double[][] {{1, 2}, {3}}))
        .hasMessageContaining("row 1 has 1 values");
    FittedSparsePca fitted = two.fit(Waves.smooth(5, 4, 0.5, 13));
    assertThatThrownBy(() -> fitted.transform(hole)).hasMessageContaining("row 3, column 1");
    assertThatThrownBy(() -> fitted.transform(new double[2][3]))
        .hasMessageContaining("fitted on 4");
  }

  @Test
  void badSettingsAreRefused() {
    assertThatThrownBy(() -> SparsePcaSettings.ordinary(0)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> SparsePcaSettings.sparse(List.of(3, 0)))
        .hasMessageContaining("non-zero count 0");
    assertThatThrownBy(
            () -> new SparsePcaSettings(2, List.of(3), ColumnScaling.CENTRED, 1e-6, 5, 1e-3))
        .hasMessageContaining("1 non-zero counts for 2 components");
    assertThatThrownBy(
            () -> new SparsePcaSettings(1, List.of(3), ColumnScaling.CENTRED, 0, 5, 1e-3))
        .hasMessageContaining("ridge is 0");
  }

  private static double dot(double[][] loadings, int a, int b) {
    return Arrays.stream(loadings).mapToDouble(row -> row[a] * row[b]).sum();
  }
}
