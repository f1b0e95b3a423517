package org.patchbridge.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.patchbridge.metric.TestPredictions.certain;
import static org.patchbridge.metric.TestPredictions.cohort;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbridge.comparison.MetricDifference.RunDifference;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.metric.Bootstrap;
import org.patchbridge.metric.ClassMetric;
import org.patchbridge.metric.Interval;
import org.patchbridge.metric.MeanSd;
import org.patchbridge.metric.OverallMetric;
import org.patchbridge.metric.Predictions;

class PairedComparisonTest {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(200, 0.95, 4);
  private static final Cohort COHORT = cohort("A1 B2 A3 B4 A5 B6");

  /** Three folds of two cells. */
  private static Predictions folds(String one, String two, String three) {
    return Predictions.of(
        COHORT,
        List.of(
            certain(COHORT, 0, 0, one, 0, 1),
            certain(COHORT, 0, 1, two, 2, 3),
            certain(COHORT, 0, 2, three, 4, 5)));
  }

  @Test
  void foldsWonLostAndTiedAreCountedWorkedByHand() {
    Predictions first = folds("AB", "AB", "BA");
    Predictions second = folds("AA", "AB", "AA");
    MetricDifference accuracy =
        PairedComparison.of(first, second, BOOTSTRAP).difference(OverallMetric.ACCURACY);
    assertThat(accuracy.value()).isCloseTo(4.0 / 6 - 4.0 / 6, within(1e-15));
    assertThat(accuracy.runs()).containsExactly(new RunDifference(0, 0, 1, 1, 1));
    assertThat(accuracy.foldsWon()).isEqualTo(1);
    assertThat(accuracy.foldsLost()).isEqualTo(1);
    assertThat(accuracy.foldsTied()).isEqualTo(1);
  }

  @Test
  void lowerIsAWinForLogLoss() {
    MetricDifference logLoss =
        PairedComparison.of(folds("AB", "AB", "AB"), folds("AB", "BA", "BB"), BOOTSTRAP)
            .difference(OverallMetric.LOG_LOSS);
    assertThat(logLoss.value()).isNegative();
    assertThat(logLoss.foldsWon()).isEqualTo(2);
    assertThat(logLoss.foldsTied()).isEqualTo(1);
  }

  @Test
  void modelComparedWithItselfTiesEverywhereWithAnIntervalOfZero() {
    Predictions same = folds("AB", "AA", "BB");
    assertThat(PairedComparison.of(same, same, BOOTSTRAP).differences())
        .allSatisfy(
            difference -> {
              assertThat(difference.value()).isZero();
              assertThat(difference.interval().lower()).isZero();
              assertThat(difference.interval().upper()).isZero();
              assertThat(difference.foldsTied()).isEqualTo(3);
            });
  }

  @Test
  void swappingTheModelsMirrorsTheInterval() {
    Predictions first = folds("AB", "AB", "BB");
    Predictions second = folds("AA", "BA", "AB");
    MetricDifference there =
        PairedComparison.of(first, second, BOOTSTRAP).difference(OverallMetric.MACRO_F1);
    MetricDifference back =
        PairedComparison.of(second, first, BOOTSTRAP).difference(OverallMetric.MACRO_F1);
    assertThat(back.value()).isEqualTo(-there.value());
    assertThat(back.interval().lower()).isCloseTo(-there.interval().upper(), within(1e-12));
    assertThat(back.interval().upper()).isCloseTo(-there.interval().lower(), within(1e-12));
  }

  /** Both models resampled by the same draws: a constant advantage has no spread at all. */
  @Test
  void drawsArePaired() {
    Cohort cohort = cohort("A1 A1 A2 A2 A3 A3 B4 B4");
    Predictions first = certain(cohort, "AAAAAAAA");
    Predictions second = certain(cohort, "ABABABAB");
    Interval interval =
        PairedComparison.of(first, second, BOOTSTRAP)
            .difference(new ClassMetric(ClassMetric.Kind.RECALL, 0, "A"))
            .interval();
    assertThat(interval.lower()).isEqualTo(0.5);
    assertThat(interval.upper()).isEqualTo(0.5);
  }

  @Test
  void differencesAreGivenPerRun() {
    Predictions first = twoRuns("ABAB", "AABB");
    Predictions second = twoRuns("AAAA", "ABAB");
    MetricDifference accuracy =
        PairedComparison.of(first, second, BOOTSTRAP).difference(OverallMetric.ACCURACY);
    assertThat(accuracy.runs())
        .containsExactly(new RunDifference(0, 0.5, 1, 0, 0), new RunDifference(1, -0.5, 0, 1, 0));
    assertThat(accuracy.overRuns().mean()).isZero();
    assertThat(accuracy.overRuns().sd()).isCloseTo(Math.sqrt(0.5), within(1e-15));
  }

  private static Predictions twoRuns(String one, String two) {
    return Predictions.of(
        COHORT,
        List.of(certain(COHORT, 0, 0, one, 0, 1, 2, 3), certain(COHORT, 1, 0, two, 0, 1, 2, 3)));
  }

  @Test
  void cellInAnotherFoldIsNamed() {
    Predictions other =
        Predictions.of(
            COHORT,
            List.of(
                certain(COHORT, 0, 0, "AB", 0, 1),
                certain(COHORT, 0, 1, "AB", 2, 5),
                certain(COHORT, 0, 2, "AB", 4, 3)));
    assertRefused(
        folds("AB", "AB", "AB"),
        other,
        "test cell 4 differs: cell cell-3, B (run 0, fold 1) in the first, cell cell-5, B (run 0,"
            + " fold 1) in the second; compare runs of the same cohort, split scheme and seeds");
  }

  @Test
  void missingFoldIsNamed() {
    Predictions shorter =
        Predictions.of(
            COHORT, List.of(certain(COHORT, 0, 0, "AB", 0, 1), certain(COHORT, 0, 1, "AB", 2, 3)));
    assertRefused(
        folds("AB", "AB", "AB"), shorter, "cell cell-4, A (run 0, fold 2) is only in the first");
    assertRefused(
        shorter, folds("AB", "AB", "AB"), "cell cell-4, A (run 0, fold 2) is only in the second");
  }

  @Test
  void otherClassesOrDonorsAreRefused() {
    Predictions first = certain(cohort("A1 B2"), "AB");
    assertRefused(first, certain(cohort("A1 C2"), "AC"), "classes differ: [A, B] and [A, C]");
    assertRefused(first, certain(cohort("A1 B1"), "AB"), "has different donors in the two");
    assertRefused(first, certain(cohort("B1 A2"), "AB"), "test cell 1 differs");
  }

  private static void assertRefused(Predictions first, Predictions second, String message) {
    assertThatExceptionOfType(PairingException.class)
        .isThrownBy(() -> PairedComparison.of(first, second, BOOTSTRAP))
        .withMessageContaining(message);
  }

  @Test
  void cellsAreCountedOnceAndAMetricThatIsNotThereIsNamed() {
    PairedComparison comparison =
        PairedComparison.of(twoRuns("ABAB", "AABB"), twoRuns("AAAA", "ABAB"), BOOTSTRAP);
    assertThat(comparison.cells()).isEqualTo(4);
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> comparison.difference(new ClassMetric(ClassMetric.Kind.F1, 2, "C")))
        .withMessage("no metric f1:C");
  }

  /** Of two runs 1 and 2 folds are won, 1 and 0 lost. */
  @Test
  void foldsAreSummedOverRuns() {
    RunDifference one = new RunDifference(0, 0.1, 1, 1, 3);
    RunDifference two = new RunDifference(1, 0.2, 2, 0, 2);
    MetricDifference both =
        new MetricDifference(
            OverallMetric.ACCURACY,
            MeanSd.of(0.1, 0.2),
            PairedComparison.of(folds("AB", "AB", "AB"), folds("AB", "AB", "AB"), BOOTSTRAP)
                .difference(OverallMetric.ACCURACY)
                .interval(),
            List.of(one, two));
    assertThat(both.foldsWon()).isEqualTo(3);
    assertThat(both.foldsLost()).isEqualTo(1);
    assertThat(both.foldsTied()).isEqualTo(5);
    assertThat(both.value()).isCloseTo(0.15, within(1e-15));
  }

  @Test
  void noPredictionsAreRefused() {
    Predictions none = Predictions.of(COHORT, List.of());
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> PairedComparison.of(none, none, BOOTSTRAP));
  }
}
