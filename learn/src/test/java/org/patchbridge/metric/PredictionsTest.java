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

  @Test
  void rowsKnowTheirCellDonorConditionAndFold() {
    Cohort cohort = cohort("A1acute B A2");
    Predictions p = certain(cohort, "ABA");
    assertThat(p.cellId(2)).isEqualTo("cell-2");
    assertThat(p.donorKnown(0)).isTrue();
    assertThat(p.donorKnown(1)).isFalse();
    assertThat(List.of(p.donor(0), p.donor(1), p.donor(2))).doesNotHaveDuplicates();
    assertThat(p.stratum(0)).isEqualTo("acute");
    assertThat(p.stratum(1)).isEmpty();
    assertThat(p.inStratum("").size()).isEqualTo(2);
    assertThat(p.classes()).containsExactly("A", "B");
    assertThat(p.truth(1)).isEqualTo(1);
    assertThat(p.probabilities(1)).containsExactly(0, 1);
  }

  @Test
  void foldAndRunAreTakenOutWhole() {
    Predictions p =
        Predictions.of(
            COHORT,
            List.of(
                certain(COHORT, 0, 0, "A", 0),
                certain(COHORT, 0, 1, "BA", 1, 2),
                certain(COHORT, 1, 1, "B", 1)));
    assertThat(p.inFold(new FoldId(0, 1)).size()).isEqualTo(2);
    assertThat(p.inFold(new FoldId(1, 1)).cell(0)).isEqualTo(1);
    assertThat(p.inRun(0).size()).isEqualTo(3);
    assertThat(p.inRun(2).size()).isZero();
  }

  /** Single precision is allowed for, and 0 and 1 are probabilities. */
  @Test
  void sumMayMissOneByATenThousandthAtMost() {
    for (double sum : new double[] {1 - 0.99e-4, 1 + 0.99e-4}) {
      assertThat(TestPredictions.single(cohort("A1"), new double[] {sum}).size()).isEqualTo(1);
    }
    for (double sum : new double[] {1 - 1.01e-4, 1 + 1.01e-4}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> TestPredictions.single(cohort("A1"), new double[] {sum}));
    }
  }

  @Test
  void firstAndLastCellAreInTheCohortAndNoOther() {
    Cohort cohort = cohort("A1 B2");
    assertThat(certain(cohort, "AB").size()).isEqualTo(2);
    for (int row : new int[] {-1, 2}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Predictions.of(cohort, List.of(certain(cohort, 0, 0, "A", row))))
          .withMessage("row " + row + " is outside the cohort of 2 cells");
    }
  }

  @Test
  void cellsWithoutProbabilitiesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FoldPredictions(0, 0, new int[] {0, 1}, new double[1][2]))
        .withMessage("2 cells but 1 rows of probabilities");
  }
}
