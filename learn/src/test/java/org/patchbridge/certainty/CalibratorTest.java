package org.patchbridge.certainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibratorTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void temperatureAndOffsetsThatSpoiltTheProbabilitiesAreUndone(long seed) {
    Opinions opinions = Opinions.of(20_000, seed);
    double[][] spoilt =
        Arrays.stream(opinions.probabilities())
            .map(p -> new Calibrator(1.5, new double[] {0.7, -0.9, 0.2}).apply(p))
            .toArray(double[][]::new);
    Calibrator learnt = Calibrator.fit(spoilt, opinions.labels());
    assertThat(learnt.slope()).isCloseTo(1 / 1.5, within(0.02));
    assertThat(learnt.offsets())
        .containsExactly(new double[] {-0.7 / 1.5, 0.9 / 1.5, -0.2 / 1.5}, within(0.06));
  }

  @Test
  void calibratedModelIsLeftAsItIs() {
    Opinions opinions = Opinions.of(20_000, 4);
    Calibrator learnt = Calibrator.fit(opinions.probabilities(), opinions.labels());
    assertThat(learnt.slope()).isCloseTo(1, within(0.04));
    assertThat(learnt.offsets()).containsExactly(new double[3], within(0.06));
  }

  @Test
  void handfulOfCellsMovesLittle() {
    double[][] sure = {{0.98, 0.01, 0.01}, {0.98, 0.01, 0.01}};
    Calibrator learnt = Calibrator.fit(sure, new int[] {0, 0});
    assertThat(learnt.slope()).isBetween(0.8, 1.3);
    assertThat(learnt.apply(sure[0])[0]).isLessThan(0.999);
  }

  @Test
  void orderOfClassesWithEqualOffsetsIsKeptAndRowsSumToOne() {
    double[] calibrated = new Calibrator(0.3, new double[3]).apply(new double[] {0.7, 0.3, 0});
    assertThat(calibrated[0]).isGreaterThan(calibrated[1]).isLessThan(0.7);
    assertThat(calibrated[2]).isPositive().isLessThan(calibrated[1]);
    assertThat(Arrays.stream(calibrated).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void labelsOfOtherCellsAreRefused() {
    assertThatThrownBy(() -> Calibrator.fit(new double[2][3], new int[3]))
        .hasMessageContaining("2 rows of probabilities for 3 labels");
    assertThatThrownBy(() -> new Calibrator(Double.NaN, new double[2]))
        .hasMessageContaining("slope");
  }
}
