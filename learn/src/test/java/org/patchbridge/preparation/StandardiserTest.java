package org.patchbridge.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
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

  @Test
  void constantColumnIsOnlyCentred() {
    FeatureMatrix x = column(4, 4 + 1e-7, 9);
    Standardiser.Fitted fitted = Standardiser.fit(x, new int[] {0, 1});
    assertThat(fitted.standardDeviations()).containsExactly(1);
    assertThat(fitted.transform(x, new int[] {2}).values()[0]).isCloseTo(5, within(1e-6));
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
