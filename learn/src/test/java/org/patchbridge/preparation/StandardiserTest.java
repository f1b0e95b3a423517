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

class StandardiserTest {
  private static FeatureMatrix column(double... values) {
    return new FeatureMatrix(
        values.length, List.of(new Column("peak", "mV")), List.of("spike"), values);
  }

  @Test
  void trainingRowsHaveMeanZeroAndDeviationOneAfterwards() {
    double[] values = new Random(2).doubles(200, -80, 40).toArray();
    int[] rows = IntStream.range(0, 150).toArray();
    double[] scaled =
        Standardiser.fit(column(values), rows).transform(column(values), rows).values();
    double mean = IntStream.of(rows).mapToDouble(i -> scaled[i]).average().orElseThrow();
    double variance =
        IntStream.of(rows).mapToDouble(i -> scaled[i] * scaled[i]).average().orElseThrow();
    assertThat(mean).isCloseTo(0, within(1e-12));
    assertThat(variance).isCloseTo(1, within(1e-12));
  }

  @Test
  void deviationIsDividedByTheNumberOfRows() {
    FeatureMatrix x = column(1, 3, 7);
    Standardiser.Fitted fitted = Standardiser.fit(x, new int[] {0, 1});
    assertThat(fitted.means()).containsExactly(2);
    assertThat(fitted.standardDeviations()).containsExactly(1);
    assertThat(fitted.transform(x, new int[] {2}).values()).containsExactly(5);
  }

  /** Of constants the unit is all that is known, and their magnitude is the unit. */
  @Test
  void constantColumnIsDividedByItsMagnitude() {
    FeatureMatrix x = column(-4, -4 - 1e-7, 9);
    Standardiser.Fitted fitted = Standardiser.fit(x, new int[] {0, 1});
    assertThat(fitted.standardDeviations()).containsExactly(4 + 1e-7);
    assertThat(fitted.transform(x, new int[] {2}).values()[0]).isCloseTo(13 / 4.0, within(1e-6));
  }

  @Test
  void columnOfZerosIsLeftAsItIs() {
    FeatureMatrix x = column(0, -0.0, 9);
    Standardiser.Fitted fitted = Standardiser.fit(x, new int[] {0, 1});
    assertThat(fitted.standardDeviations()).containsExactly(1);
    assertThat(fitted.transform(x, new int[] {2}).values()).containsExactly(9);
  }

  /** SD of m − d and m + d is d; a millionth of m parts constants from what varies. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-12, 1, 1e12})
  void aMillionthOfTheMagnitudeIsTheLeastThatVaries(double magnitude) {
    FeatureMatrix varies = column(magnitude * (1 - 2.02e-6), magnitude);
    FeatureMatrix constant = column(magnitude * (1 - 1e-6), magnitude);
    int[] both = {0, 1};
    assertThat(Standardiser.fit(varies, both).standardDeviations()[0])
        .isCloseTo(1.01e-6 * magnitude, within(1e-9 * magnitude));
    assertThat(Standardiser.fit(constant, both).standardDeviations()).containsExactly(magnitude);
  }

  @ParameterizedTest
  @ValueSource(ints = {-600, -40, 40, 600})
  void unitsThatDifferByAPowerOfTwoChangeNoBit(int power) {
    double[] values = new Random(5).doubles(60, -80, 40).toArray();
    int[] rows = IntStream.range(0, 50).toArray();
    int[] all = IntStream.range(0, 60).toArray();
    FeatureMatrix x = column(values);
    FeatureMatrix other = column(Arrays.stream(values).map(v -> Math.scalb(v, power)).toArray());
    assertThat(Standardiser.fit(other, rows).transform(other, all).values())
        .isEqualTo(Standardiser.fit(x, rows).transform(x, all).values());
  }

  @Test
  void absentValuesAreLeftOutOfTheMeanAndStayAbsent() {
    FeatureMatrix x = column(1, Double.NaN, 3);
    Standardiser.Fitted fitted = Standardiser.fit(x, new int[] {0, 1, 2});
    assertThat(fitted.transform(x, new int[] {0, 1, 2}).values())
        .containsExactly(-1, Double.NaN, 1);
  }

  @Test
  void columnAbsentInAllTrainingRowsIsLeftAsItIs() {
    FeatureMatrix x = column(Double.NaN, 5);
    assertThat(Standardiser.fit(x, new int[] {0}).transform(x, new int[] {1}).values())
        .containsExactly(5);
  }

  @Test
  void noTrainingRowsAreRefused() {
    assertThatThrownBy(() -> Standardiser.fit(column(1), new int[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no training rows");
  }
}
