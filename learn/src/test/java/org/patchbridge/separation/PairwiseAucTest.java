package org.patchbridge.separation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Species;
import org.patchbridge.metric.Bootstrap;
import org.patchbridge.metric.FoldPredictions;
import org.patchbridge.metric.Predictions;

class PairwiseAucTest {
  private static final double ROUNDING = 1e-12;

  /** Values of separation_oracle.py (scikit-learn 1.2.1); the scores have ties. */
  @Test
  void equalsScikitLearnsOneAgainstOneArea() {
    Cohort cohort = cohort(30, 1);
    double[][] p = new double[30][3];
    for (int i = 0; i < 30; i++) {
      for (int k = 0; k < 3; k++) {
        double rounded = Math.rint(10 * Math.sin(2.9 * i + 1.3 * k)) / 10;
        p[i][k] = Math.exp(rounded + (i % 3 == k ? 0.6 : 0));
      }
      normalise(p[i]);
    }

    ClassSeparation found = auc(cohort, List.of(fold(0, 0, p)), 1);

    assertThat(found.overall().value()).isCloseTo(0.7716666666666666, within(ROUNDING));
    assertThat(found.pair(0, 1).value()).isCloseTo(0.7749999999999999, within(ROUNDING));
    assertThat(found.pair(2, 0).value()).isCloseTo(0.75, within(ROUNDING));
    assertThat(found.pair(1, 2).value()).isCloseTo(0.79, within(ROUNDING));
    assertThat(found.perClass().get(0).value()).isCloseTo((0.775 + 0.75) / 2, within(ROUNDING));
  }

  @Test
  void runsAreAveraged() {
    Cohort cohort = cohort(6, 1);
    double[][] right = probabilities(6, (i, k) -> i % 3 == k ? 0.8 : 0.1);
    double[][] blind = probabilities(6, (i, k) -> 1.0 / 3);

    ClassSeparation found = auc(cohort, List.of(fold(0, 0, right), fold(1, 0, blind)), 1);

    assertThat(found.overall().value()).isCloseTo((1 + 0.5) / 2, within(ROUNDING));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aModelThatKnowsOneClassSeparatesItAndTheIntervalOfTheOthersCoversChance(long seed) {
    Cohort cohort = cohort(240, 4);
    SplittableRandom random = new SplittableRandom(seed);
    double[][] p =
        probabilities(
            240, (i, k) -> Math.exp(random.nextGaussian() + (k == 0 && i % 3 == 0 ? 3 : 0)));

    ClassSeparation found = auc(cohort, List.of(fold(0, 0, p)), seed);

    assertThat(found.pair(0, 1).interval().lower()).isGreaterThan(0.6);
    assertThat(found.pair(1, 2).interval().contains(0.5)).isTrue();
  }

  @Test
  void aResampleWithoutAClassLeavesItsPairsOut() {
    // Two donors; class 2 is the second donor's only.
    Cohort cohort = cohort(6, 3);
    double[][] p = probabilities(6, (i, k) -> i % 3 == k ? 0.8 : 0.1);

    ClassSeparation found = auc(cohort, List.of(fold(0, 0, p)), 1);

    assertThat(found.pair(0, 1).interval().lower()).isEqualTo(1);
    assertThat(found.pair(0, 1).interval().unit().label()).isEqualTo("donors");
  }

  private interface Score {
    double of(int cell, int c);
  }

  private static double[][] probabilities(int cells, Score score) {
    double[][] p = new double[cells][3];
    for (int i = 0; i < cells; i++) {
      for (int k = 0; k < 3; k++) {
        p[i][k] = score.of(i, k);
      }
      normalise(p[i]);
    }
    return p;
  }

  private static void normalise(double[] p) {
    double sum = p[0] + p[1] + p[2];
    for (int k = 0; k < 3; k++) {
      p[k] /= sum;
    }
  }

  private static ClassSeparation auc(Cohort cohort, List<FoldPredictions> folds, long seed) {
    return PairwiseAuc.of(cohort, Predictions.of(cohort, folds), new Bootstrap(300, 0.99, seed));
  }

  private static FoldPredictions fold(int run, int fold, double[][] p) {
    return new FoldPredictions(run, fold, IntStream.range(0, p.length).toArray(), p);
  }

  /** Classes A, B and C in turn. */
  private static Cohort cohort(int cells, int cellsPerDonor) {
    List<Cell> list = new ArrayList<>();
    for (int i = 0; i < cells; i++) {
      list.add(
          new Cell(
              "cell " + i,
              Species.MOUSE,
              Optional.of("donor " + i / cellsPerDonor),
              Optional.of("ABC".substring(i % 3, i % 3 + 1)),
              Optional.empty()));
    }
    return new Cohort("made up", list, List.of(), List.of());
  }
}
