package org.patchbridge.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.patchbridge.metric.TestPredictions.certain;
import static org.patchbridge.metric.TestPredictions.cohort;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Cohort;

/** Two runs of four cells, of which three and two are right. */
class EvaluationTest {
  private static final Cohort COHORT = cohort("A1 A2 B3 B4");
  private static final Predictions TWO_RUNS =
      Predictions.of(
          COHORT,
          List.of(
              certain(COHORT, 0, 0, "AB", 0, 1),
              certain(COHORT, 0, 1, "BB", 2, 3),
              certain(COHORT, 1, 0, "BBBB", 0, 1, 2, 3)));
  private static final Evaluation EVALUATION = Evaluation.of(TWO_RUNS, new Bootstrap(200, 0.9, 1));

  @Test
  void metricsAreMeansOverRunsWithTheirDeviation() {
    MetricEstimate accuracy = EVALUATION.metric(OverallMetric.ACCURACY);
    assertThat(accuracy.value()).isCloseTo((0.75 + 0.5) / 2, within(1e-15));
    assertThat(accuracy.overRuns().sd()).isCloseTo(0.25 / Math.sqrt(2), within(1e-15));
    assertThat(accuracy.interval().contains(accuracy.value())).isTrue();
    assertThat(accuracy.interval().over()).isEqualTo("4 donors");
    assertThat(EVALUATION.runs()).isEqualTo(2);
    assertThat(EVALUATION.cells()).isEqualTo(4);
  }

  @Test
  void metricsOfAClassAreFoundByItsNumber() {
    assertThat(EVALUATION.metric(ClassMetric.Kind.RECALL, 0).value()).isEqualTo(0.25);
    assertThat(EVALUATION.metric(ClassMetric.Kind.RECALL, 1).value()).isEqualTo(1);
    assertThat(EVALUATION.metric(ClassMetric.Kind.PRECISION, 1).metric().label())
        .isEqualTo("precision of B");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EVALUATION.metric(new ClassMetric(ClassMetric.Kind.RECALL, 2, "C")))
        .withMessage("no metric recall:C");
  }

  @Test
  void confusionAndReliabilityPoolTheRuns() {
    ConfusionMatrix confusion = EVALUATION.confusion();
    assertThat(confusion.counts()).containsExactly(List.of(1, 3), List.of(0, 4));
    assertThat(confusion.support(0)).isEqualTo(4);
    assertThat(confusion.rowShare(0, 1)).isEqualTo(0.75);
    assertThat(EVALUATION.reliability().bins().get(14).cells()).isEqualTo(8);
    assertThat(EVALUATION.reliability().bins().get(14).frequency()).isEqualTo(5 / 8.0);
    assertThat(EVALUATION.classReliability()).hasSize(2);
    assertThat(EVALUATION.classReliability().get(1).bins().get(14).frequency()).isEqualTo(4 / 7.0);
    assertThat(EVALUATION.strata()).isEmpty();
  }

  @Test
  void classWithoutCellsHasNoShareOfItsRow() {
    Predictions onlyA = Predictions.of(COHORT, List.of(certain(COHORT, 0, 0, "AB", 0, 1)));
    assertThat(ConfusionMatrix.of(onlyA).rowShare(1, 1)).isZero();
  }

  @Test
  void nothingIsSaidOfNoPredictions() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Evaluation.of(Predictions.of(COHORT, List.of()), Bootstrap.withSeed(1)));
  }
}
