package org.patchbridge.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.patchbridge.metric.TestPredictions.cohort;
import static org.patchbridge.metric.TestPredictions.single;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReliabilityDiagramTest {
  private static final double ROUNDING = 1e-14;

  /** A bin holds its upper bound; of rounding beyond 0 or 1 the outermost is taken. */
  @ParameterizedTest
  @CsvSource({
    "-1e-17, 0",
    "0, 0",
    "1e-300, 0",
    "0.2, 2",
    "0.2000000001, 3",
    "0.8, 11",
    "0.8000000001, 12",
    "0.99, 14",
    "1, 14",
    "1.00001, 14"
  })
  void probabilityIsInTheBinWhoseUpperBoundItDoesNotExceed(double probability, int bin) {
    assertThat(ReliabilityDiagram.binOf(probability)).isEqualTo(bin);
  }

  /** 0.1 in the second bin, right once of two; 0.5 in the eighth, right. */
  @Test
  void calibrationErrorOfAClassWorkedByHand() {
    Predictions p =
        single(
            cohort("A B A"), new double[] {.1, .9}, new double[] {.1, .9}, new double[] {.5, .5});
    ReliabilityDiagram ofA = ReliabilityDiagram.ofClass(p, 0);

    assertThat(ofA.bins().get(1).cells()).isEqualTo(2);
    assertThat(ofA.bins().get(1).meanProbability()).isCloseTo(0.1, within(ROUNDING));
    assertThat(ofA.bins().get(1).frequency()).isEqualTo(0.5);
    assertThat(ofA.bins().get(7).meanProbability()).isEqualTo(0.5);
    assertThat(ofA.bins().get(7).frequency()).isEqualTo(1);
    assertThat(ofA.calibrationError()).isCloseTo((2 * 0.4 + 0.5) / 3, within(ROUNDING));
  }

  @Test
  void binsLieSideBySideFromZeroToOne() {
    List<ReliabilityDiagram.Bin> bins =
        ReliabilityDiagram.ofTopLabel(single(cohort("A"), new double[] {1})).bins();

    assertThat(bins).hasSize(15);
    assertThat(bins.get(0).lower()).isZero();
    assertThat(bins.get(14).upper()).isEqualTo(1);
    for (int b = 1; b < bins.size(); b++) {
      assertThat(bins.get(b).lower()).isEqualTo(bins.get(b - 1).upper());
      assertThat(bins.get(b).upper() - bins.get(b).lower()).isCloseTo(1 / 15.0, within(ROUNDING));
    }
  }

  @Test
  void noPredictionsHaveNoCalibrationError() {
    Predictions none = Predictions.of(cohort("A B"), List.of());
    assertThat(ReliabilityDiagram.ofTopLabel(none).calibrationError()).isNaN();
    assertThat(ReliabilityDiagram.ofClass(none, 1).calibrationError()).isNaN();
  }
}
