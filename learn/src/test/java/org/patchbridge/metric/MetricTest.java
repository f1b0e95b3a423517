package org.patchbridge.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.patchbridge.metric.TestPredictions.certain;
import static org.patchbridge.metric.TestPredictions.cohort;
import static org.patchbridge.metric.TestPredictions.single;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Cohort;

/** Closed forms and cases worked by hand. */
class MetricTest {
  private static final double ROUNDING = 1e-14;

  @Test
  void fourOfSixRightWorkedByHand() {
    // Truth AAABBC: A 2 of 3 right, B 1 of 2, C right; predicted A 3 times, B once, C twice.
    Predictions p = certain(cohort("A A A B B C"), "AACBAC");
    assertThat(OverallMetric.ACCURACY.of(p)).isEqualTo(4.0 / 6);
    assertThat(OverallMetric.BALANCED_ACCURACY.of(p))
        .isCloseTo((2.0 / 3 + 1.0 / 2 + 1) / 3, within(ROUNDING));
    assertThat(OverallMetric.MACRO_F1.of(p))
        .isCloseTo((2.0 / 3 + 2.0 / 3 + 2.0 / 3) / 3, within(ROUNDING));
    assertThat(new ClassMetric(ClassMetric.Kind.PRECISION, 2, "C").of(p)).isEqualTo(0.5);
    assertThat(new ClassMetric(ClassMetric.Kind.RECALL, 1, "B").of(p)).isEqualTo(0.5);
  }

  @Test
  void certainAndRightIsPerfectInEveryMetric() {
    Predictions p = certain(cohort("A B C A"), "ABCA");
    for (Metric metric : Metric.all(p.classes())) {
      double perfect = metric.higherIsBetter() ? 1 : 0;
      assertThat(metric.of(p)).as(metric.id()).isCloseTo(perfect, within(1e-14));
    }
  }

  @Test
  void certainAndWrongCostsTheClippedLogLossAndTheLargestBrierScore() {
    Predictions p = certain(cohort("A B"), "BA");
    assertThat(OverallMetric.LOG_LOSS.of(p)).isCloseTo(52 * Math.log(2), within(1e-12)); // −ln 2⁻⁵²
    assertThat(OverallMetric.BRIER.of(p)).isEqualTo(2);
    assertThat(OverallMetric.ECE.of(p)).isEqualTo(1);
  }

  @Test
  void uniformProbabilitiesHaveLogLossLnKAndBrierOneMinusOneOverK() {
    double[] uniform = {0.25, 0.25, 0.25, 0.25};
    Predictions p = single(cohort("A B C D"), uniform, uniform, uniform, uniform);
    assertThat(OverallMetric.LOG_LOSS.of(p)).isCloseTo(Math.log(4), within(1e-14));
    assertThat(OverallMetric.BRIER.of(p)).isCloseTo(0.75, within(ROUNDING));
    // Confidence ¼; ties go to A, right for one cell of four: perfectly calibrated.
    assertThat(OverallMetric.ECE.of(p)).isCloseTo(0, within(ROUNDING));
  }

  @Test
  void tiesGoToTheLowestClass() {
    Predictions p = single(cohort("A B C"), row(.2, .4, .4), row(.4, .2, .4), row(0, .5, .5));
    assertThat(List.of(p.predicted(0), p.predicted(1), p.predicted(2))).containsExactly(1, 0, 1);
  }

  @Test
  void classWithoutCellsIsLeftOutOfBalancedAccuracyAndCountsZeroInMacroF1() {
    Cohort cohort = cohort("A B C");
    Predictions p = Predictions.of(cohort, List.of(certain(cohort, 0, 0, "AB", 0, 1)));
    assertThat(OverallMetric.BALANCED_ACCURACY.of(p)).isEqualTo(1);
    assertThat(OverallMetric.MACRO_F1.of(p)).isCloseTo(2.0 / 3, within(ROUNDING));
  }

  @Test
  void classNeverPredictedHasPrecisionZero() {
    Predictions p = certain(cohort("A B"), "AA");
    assertThat(new ClassMetric(ClassMetric.Kind.PRECISION, 1, "B").of(p)).isZero();
  }

  @Test
  void noPredictionsHaveNoValue() {
    Predictions none = Predictions.of(cohort("A B"), List.of());
    assertThat(Metric.all(none.classes())).allSatisfy(m -> assertThat(m.of(none)).isNaN());
  }

  @Test
  void calibrationErrorWorkedByHand() {
    // Two cells at 0.7 of which one is right, two at 0.9 of which both are.
    Predictions p = single(cohort("A B A B"), row(.7, .3), row(.7, .3), row(.9, .1), row(.1, .9));
    assertThat(OverallMetric.ECE.of(p)).isCloseTo((2 * 0.2 + 2 * 0.1) / 4, within(ROUNDING));
    ReliabilityDiagram.Bin bin = ReliabilityDiagram.ofTopLabel(p).bins().get(10);
    assertThat(bin.cells()).isEqualTo(2);
    assertThat(bin.meanProbability()).isCloseTo(0.7, within(ROUNDING));
    assertThat(bin.frequency()).isEqualTo(0.5);
    assertThat(bin.lower()).isEqualTo(10.0 / 15);
  }

  @Test
  void reliabilityOfOneClassLooksAtItsProbabilityInAllCells() {
    Predictions p = single(cohort("A B B"), row(.95, .05), row(.95, .05), row(0, 1));
    ReliabilityDiagram ofA = ReliabilityDiagram.ofClass(p, 0);
    assertThat(ofA.bins()).hasSize(15);
    assertThat(ofA.bins().get(0).cells()).isEqualTo(1);
    assertThat(ofA.bins().get(0).frequency()).isZero();
    assertThat(ofA.bins().get(14).frequency()).isEqualTo(0.5);
    assertThat(ofA.bins().get(7).meanProbability()).isNaN();
  }

  @Test
  void confusionMatrixHasTruthInRows() {
    ConfusionMatrix matrix = ConfusionMatrix.of(certain(cohort("A A B"), "BAB"));
    assertThat(matrix.count(0, 1)).isEqualTo(1);
    assertThat(matrix.count(1, 0)).isZero();
    assertThat(matrix.rowShare(0, 1)).isEqualTo(0.5);
  }

  @Test
  void meanAndSampleStandardDeviationArePrintedAsInPapers() {
    assertThat(MeanSd.of(1, 2, 3, 4)).isEqualTo(new MeanSd(2.5, Math.sqrt(5.0 / 3), 4));
    assertThat(new MeanSd(0.87381, 0.01359, 10).format(4)).isEqualTo("0.8738 ± 0.0136");
    assertThat(MeanSd.of(0.5).format(2)).isEqualTo("0.50");
    assertThat(MeanSd.of().mean()).isNaN();
  }

  @Test
  void idsAndLabelsNameTheClass() {
    assertThat(Metric.all(List.of("Sst")))
        .extracting(Metric::id)
        .containsExactly(
            "accuracy",
            "balanced_accuracy",
            "macro_f1",
            "log_loss",
            "brier",
            "ece",
            "precision:Sst",
            "recall:Sst",
            "f1:Sst");
    assertThat(new ClassMetric(ClassMetric.Kind.F1, 0, "Sst").label()).isEqualTo("F1 of Sst");
  }

  private static double[] row(double... p) {
    return p;
  }

  @Test
  void metricsOfAClassDependOnItAlone() {
    Metric ofB = new ClassMetric(ClassMetric.Kind.F1, 1, "B");
    assertThat(ofB.dependsOn(1)).isTrue();
    assertThat(ofB.dependsOn(0)).isFalse();
    for (OverallMetric metric : OverallMetric.values()) {
      assertThat(metric.dependsOn(0))
          .as(metric.id())
          .isEqualTo(metric == OverallMetric.MACRO_F1 || metric == OverallMetric.BALANCED_ACCURACY);
    }
  }

  @Test
  void mostLikelyIsTheFirstOfTheLargest() {
    assertThat(ClassPrediction.mostLikely(row(.2, .4, .4))).isEqualTo(1);
    assertThat(ClassPrediction.mostLikely(row(.5, .5))).isZero();
    assertThat(ClassPrediction.mostLikely(row(.1, .2, .7))).isEqualTo(2);
    assertThat(ClassPrediction.mostLikely(row(1))).isZero();
  }

  @Test
  void namesForPeopleSayWhatIsMeasured() {
    assertThat(Metric.all(List.of("Sst")))
        .extracting(Metric::label)
        .containsExactly(
            "accuracy",
            "balanced accuracy",
            "macro-F1",
            "log loss",
            "Brier score",
            "ECE",
            "precision of Sst",
            "recall of Sst",
            "F1 of Sst");
  }

  @Test
  void oneRunHasNoDeviation() {
    assertThat(MeanSd.of(0.5).sd()).isNaN();
    assertThat(MeanSd.of(0.5, 0.7).sd()).isCloseTo(Math.sqrt(0.02), within(ROUNDING));
    assertThat(MeanSd.of(0.5, 0.7).format(1)).isEqualTo("0.6 ± 0.1");
  }
}
