package org.patchbridge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.patchbridge.metric.TestPredictions.cohort;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Cohort;

class LabelOnlyBaselineTest {
  private static final Cohort COHORT = cohort("A1c A1c B2c B2d B2d A1c B2d A3d B");
  private static final int[] TRAIN = {0, 1, 2, 3, 4};
  private static final int[] TEST = {5, 6, 7, 8};

  private static double[][] predict(Learner learner) {
    return learner.fit(COHORT, TRAIN, new int[0], 1).probabilities(COHORT, TEST);
  }

  @Test
  void majorityGivesEveryCellTheSmoothedFrequenciesOfTraining() {
    for (double[] p : predict(LabelOnlyBaseline.majority())) {
      assertThat(p).containsExactly(new double[] {2.1 / 5.2, 3.1 / 5.2}, within(1e-15));
    }
  }

  @Test
  void donorMajorityFollowsTheDonorsTrainingCellsAndFallsBackToTheMajority() {
    double[][] p = predict(LabelOnlyBaseline.donorMajority());
    double a = 2.1 / 5.2;
    assertThat(p[0][0]).isCloseTo((2 + 0.1 * a) / 2.1, within(1e-15));
    assertThat(p[1][0]).isCloseTo(0.1 * a / 3.1, within(1e-15));
    assertThat(p[2][0]).as("donor 3 is not in training").isCloseTo(a, within(1e-15));
    assertThat(p[3][0]).as("no donor").isCloseTo(a, within(1e-15));
  }

  @Test
  void conditionFollowsTheConditionsTrainingCells() {
    double[][] p = predict(LabelOnlyBaseline.condition());
    assertThat(p[0][0]).as("condition c is A A B").isGreaterThan(0.6);
    assertThat(p[1][0]).as("condition d is B B").isLessThan(0.1);
  }

  @Test
  void probabilitiesArePositiveAndSumToOneEvenForAClassOutsideTraining() {
    Cohort cohort = cohort("A1 A1 B2 C3");
    for (LabelOnlyBaseline baseline : LabelOnlyBaseline.applicableTo(COHORT)) {
      double[] p =
          baseline.fit(cohort, new int[] {0, 1, 2}, new int[0], 1)
              .probabilities(cohort, new int[] {3})[0];
      assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(1e-12));
      assertThat(Arrays.stream(p).min().orElseThrow()).isPositive();
    }
  }

  @Test
  void onlyBaselinesWithSomethingToGoByApply() {
    assertThat(LabelOnlyBaseline.applicableTo(COHORT))
        .extracting(Learner::name)
        .containsExactly("majority", "donor majority", "condition");
    assertThat(LabelOnlyBaseline.applicableTo(cohort("A1 B2")))
        .extracting(Learner::name)
        .containsExactly("majority", "donor majority");
    assertThat(LabelOnlyBaseline.applicableTo(cohort("A B")))
        .extracting(Learner::name)
        .containsExactly("majority");
  }

  @Test
  void trainingCellsWithoutASubclassAreSkipped() {
    Cohort cohort = cohort("A1 A1 B2 ?1 ?2");
    int[] labelled = {0, 1, 2};
    int[] all = {0, 1, 2, 3, 4};
    for (LabelOnlyBaseline baseline : LabelOnlyBaseline.applicableTo(cohort)) {
      assertThat(baseline.fit(cohort, all, new int[0], 1).probabilities(cohort, all))
          .isEqualTo(baseline.fit(cohort, labelled, new int[0], 1).probabilities(cohort, all));
    }
  }
}
