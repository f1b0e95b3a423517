package org.patchbridge.certainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
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
            .map(p -> Calibrator.scaling(1.5, new double[] {0.7, -0.9, 0.2}).apply(p))
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
    assertThat(learnt.lapse()).isLessThan(0.01);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shareOfCellsWithAnotherLabelIsFoundAndDoesNotMakeTheOthersLessSure(long seed) {
    double lapse = 0.1;
    Opinions opinions = Opinions.of(20_000, seed);
    SplittableRandom random = new SplittableRandom(seed);
    int[] labels =
        Arrays.stream(opinions.labels())
            .map(label -> random.nextDouble() < lapse ? random.nextInt(3) : label)
            .toArray();
    Calibrator learnt = Calibrator.fit(opinions.probabilities(), labels);
    assertThat(learnt.lapse()).isCloseTo(lapse, within(0.02));
    assertThat(learnt.slope()).isCloseTo(1, within(0.06));
    assertThat(learnt.apply(new double[] {0.9999, 0, 0.0001})[0])
        .isCloseTo(1 - lapse * 2 / 3, within(0.015));
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
    double[] calibrated = Calibrator.scaling(0.3, new double[3]).apply(new double[] {0.7, 0.3, 0});
    assertThat(calibrated[0]).isGreaterThan(calibrated[1]).isLessThan(0.7);
    assertThat(calibrated[2]).isPositive().isLessThan(calibrated[1]);
    assertThat(Arrays.stream(calibrated).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void labelsOfOtherCellsAreRefused() {
    assertThatThrownBy(() -> Calibrator.fit(new double[2][3], new int[3]))
        .hasMessageContaining("2 rows of probabilities for 3 labels");
    assertThatThrownBy(() -> Calibrator.scaling(Double.NaN, new double[2]))
        .hasMessageContaining("slope");
    assertThatThrownBy(() -> new Calibrator(1, new double[2], 1, new double[2]))
        .hasMessageContaining("lapse");
    assertThatThrownBy(() -> new Calibrator(1, new double[2], 0, new double[3]))
        .hasMessageContaining("2 offsets for 3 shares");
    assertThatThrownBy(() -> new Calibrator(1, new double[2], 0.1, new double[] {1.5, -0.5}))
        .hasMessageContaining("shares are [1.5, -0.5]");
  }

  /**
   * Scores ½ · ln p + offset give 2 : 1, of which nine tenths count, and the share for the rest.
   */
  @Test
  void calibratedProbabilitiesWorkedByHand() {
    Calibrator calibrator =
        new Calibrator(0.5, new double[] {0, 0}, 0.1, new double[] {0.25, 0.75});
    assertThat(calibrator.apply(new double[] {0.8, 0.2}))
        .containsExactly(
            new double[] {0.9 * 2 / 3 + 0.1 * 0.25, 0.9 / 3 + 0.1 * 0.75}, within(1e-12));
    assertThat(Calibrator.none(2).apply(new double[] {0.8, 0.2}))
        .containsExactly(new double[] {0.8, 0.2}, within(1e-12));
  }
}
