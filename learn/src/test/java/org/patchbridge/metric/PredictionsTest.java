package org.patchbridge.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.patchbridge.metric.TestPredictions.certain;
import static org.patchbridge.metric.TestPredictions.cohort;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Cohort;

class PredictionsTest {
  private static final Cohort COHORT = cohort("A1 B2 A3 ?4");

  @Test
  void rowsAreOrderedByRunFoldAndCellWhateverOrderFoldsComeIn() {
    Predictions p =
        Predictions.of(
            COHORT,
            List.of(
                certain(COHORT, 1, 0, "A", 0),
                certain(COHORT, 0, 1, "B", 1),
                certain(COHORT, 0, 0, "AA", 2, 0)));
    assertThat(List.of(p.cell(0), p.cell(1), p.cell(2), p.cell(3))).containsExactly(0, 2, 1, 0);
    assertThat(p.runs()).containsExactly(0, 1);
    assertThat(p.folds()).containsExactly(new FoldId(0, 0), new FoldId(0, 1), new FoldId(1, 0));
    assertThat(p.size()).isEqualTo(4);
    assertThat(p.distinctCells()).isEqualTo(3);
  }

  @Test
  void cellTestedTwiceInARunIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Predictions.of(
                    COHORT, List.of(certain(COHORT, 0, 0, "A", 0), certain(COHORT, 0, 1, "A", 0))))
        .withMessage("cell cell-0 (run 0, fold 1) is tested twice in run 0");
  }

  @Test
  void cellWithoutSubclassCannotBeTested() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Predictions.of(COHORT, List.of(certain(COHORT, 0, 0, "A", 3))))
        .withMessageContaining("cell-3 (run 0, fold 0) has no subclass");
  }

  @Test
  void probabilitiesThatAreNotADistributionAreRefused() {
    for (double[] p :
        List.of(
            new double[] {0.5, 0.4},
            new double[] {1.2, -0.2},
            new double[] {1},
            new double[] {Double.NaN, 1})) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  Predictions.of(
                      COHORT,
                      List.of(new FoldPredictions(0, 0, new int[] {0}, new double[][] {p}))))
          .withMessageContaining("they must be 2, none negative, of sum 1");
    }
  }

  @Test
  void rowOutsideTheCohortIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Predictions.of(COHORT, List.of(certain(COHORT, 0, 0, "A", 9))))
        .withMessage("row 9 is outside the cohort of 4 cells");
  }

  @Test
  void strataAreTheConditionsOfTheCells() {
    Cohort cohort = cohort("A1acute B2culture A3acute B4");
    Predictions p = certain(cohort, "ABBB");
    assertThat(p.strata()).containsExactly("acute", "culture");
    assertThat(p.inStratum("acute").size()).isEqualTo(2);
    Evaluation evaluation = Evaluation.of(p, new Bootstrap(50, 0.9, 1));
    assertThat(evaluation.metric(OverallMetric.ACCURACY).value()).isEqualTo(0.75);
    assertThat(evaluation.strata().get("acute").cells()).isEqualTo(2);
    assertThat(evaluation.strata().get("acute").metric(OverallMetric.ACCURACY).value())
        .isEqualTo(0.5);
    assertThat(evaluation.strata().get("culture").metric(OverallMetric.ACCURACY).value())
        .isEqualTo(1);
    assertThat(evaluation.strata().get("culture").strata()).isEmpty();
  }
}
