package org.patchbridge.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FeatureMatrix;

class MixStandardiserTest {
  private static final double ROUNDING = 1e-12;

  /** Two columns; class 1 is every fifth row. The second column of class 1 is half absent. */
  private static FeatureMatrix matrix(int rows) {
    Random random = new Random(5);
    double[] values = new double[2 * rows];
    for (int row = 0; row < rows; row++) {
      values[2 * row] = random.nextGaussian() + (row % 5 == 0 ? 4 : -1);
      values[2 * row + 1] = row % 10 == 0 ? Double.NaN : row % 5 == 0 ? 10 : row % 3;
    }
    return new FeatureMatrix(
        rows, List.of(new Column("a", "mV"), new Column("b", "s")), List.of("f", "f"), values);
  }

  private static int[] rows(int count) {
    return IntStream.range(0, count).toArray();
  }

  private static int[] labels(int count) {
    return IntStream.range(0, count).map(row -> row % 5 == 0 ? 1 : 0).toArray();
  }

  @Test
  void withTheSharesOfTheRowsItIsTheOrdinaryOneWhereNothingIsAbsent() {
    FeatureMatrix x = matrix(100);
    Standardiser.Fitted mixed =
        MixStandardiser.fit(x, rows(100), labels(100), new double[] {0.8, 0.2});
    Standardiser.Fitted ordinary = Standardiser.fit(x, rows(100));
    assertThat(mixed.means()[0]).isCloseTo(ordinary.means()[0], within(ROUNDING));
    assertThat(mixed.standardDeviations()[0])
        .isCloseTo(ordinary.standardDeviations()[0], within(ROUNDING));
  }

  /** Rows of class 1 taken four times are as many as those of class 0. */
  @Test
  void itIsWhatRowsThinnedOrRepeatedToTheMixWouldGive() {
    FeatureMatrix x = matrix(100);
    int[] repeated =
        IntStream.range(0, 100)
            .flatMap(row -> IntStream.generate(() -> row).limit(row % 5 == 0 ? 4 : 1))
            .toArray();
    Standardiser.Fitted mixed =
        MixStandardiser.fit(x, rows(100), labels(100), new double[] {0.5, 0.5});
    Standardiser.Fitted expected = Standardiser.fit(x, repeated);
    assertThat(mixed.means()[0]).isCloseTo(expected.means()[0], within(ROUNDING));
    assertThat(mixed.standardDeviations()[0])
        .isCloseTo(expected.standardDeviations()[0], within(ROUNDING));
  }

  @Test
  void absentValuesDoNotChangeTheSharesOfTheClasses() {
    Standardiser.Fitted mixed =
        MixStandardiser.fit(matrix(300), rows(300), labels(300), new double[] {0.5, 0.5});
    // Class 0 has 0, 1 and 2 alike often; present values of class 1 are 10.
    assertThat(mixed.means()[1]).isCloseTo(0.5 * 1 + 0.5 * 10, within(ROUNDING));
  }

  @Test
  void aColumnThatOnlyAClassOfShareZeroHasIsScaledByThatClass() {
    FeatureMatrix x =
        new FeatureMatrix(
            3, List.of(new Column("a", "mV")), List.of("f"), new double[] {Double.NaN, 2, 4});
    Standardiser.Fitted mixed =
        MixStandardiser.fit(x, rows(3), new int[] {0, 1, 1}, new double[] {1, 0});
    assertThat(mixed.means()).containsExactly(3);
    assertThat(mixed.standardDeviations()).containsExactly(1);
  }

  @Test
  void anAbsentColumnStaysAsItIs() {
    FeatureMatrix x =
        new FeatureMatrix(
            1, List.of(new Column("a", "mV")), List.of("f"), new double[] {Double.NaN});
    Standardiser.Fitted mixed = MixStandardiser.fit(x, rows(1), new int[] {0}, new double[] {1});
    assertThat(mixed.means()).containsExactly(0);
    assertThat(mixed.standardDeviations()).containsExactly(1);
  }

  /** Class means 1 and 6, shares ¾ and ¼: mean 9/4, variance ¾ · (25/16 + 1) + ¼ · (225/16 + 4). */
  @Test
  void twoClassesOfTwoCellsWorkedByHand() {
    FeatureMatrix x =
        new FeatureMatrix(
            4, List.of(new Column("a", "mV")), List.of("f"), new double[] {0, 2, 4, 8});
    Standardiser.Fitted mixed =
        MixStandardiser.fit(x, rows(4), new int[] {0, 0, 1, 1}, new double[] {0.75, 0.25});
    assertThat(mixed.means()[0]).isCloseTo(2.25, within(ROUNDING));
    assertThat(mixed.standardDeviations()[0])
        .isCloseTo(Math.sqrt(0.75 * 41 / 16 + 0.25 * 289 / 16), within(ROUNDING));
  }

  @ParameterizedTest
  @ValueSource(ints = {-600, 600})
  void valuesWhoseSquaresNoNumberHoldsAreScaledAsOthers(int power) {
    FeatureMatrix x = matrix(100);
    FeatureMatrix other =
        new FeatureMatrix(
            100,
            x.columns(),
            x.familyOfColumn(),
            Arrays.stream(x.values()).map(value -> Math.scalb(value, power)).toArray());
    double[] shares = {0.5, 0.5};
    assertThat(
            MixStandardiser.fit(other, rows(100), labels(100), shares)
                .transform(other, rows(100))
                .values())
        .isEqualTo(
            MixStandardiser.fit(x, rows(100), labels(100), shares)
                .transform(x, rows(100))
                .values());
  }

  @Test
  void constantsAreDividedByTheirMagnitudeAndZerosByOne() {
    FeatureMatrix x =
        new FeatureMatrix(
            2,
            List.of(new Column("a", "mV"), new Column("b", "mV")),
            List.of("f", "f"),
            new double[] {-4, 0, -4, 0});
    assertThat(
            MixStandardiser.fit(x, rows(2), new int[] {0, 1}, new double[] {0.5, 0.5})
                .standardDeviations())
        .containsExactly(4, 1);
  }

  @Test
  void noTrainingRowsAreRefused() {
    assertThatThrownBy(
            () -> MixStandardiser.fit(matrix(10), new int[0], new int[0], new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no training rows");
  }
}
