package org.patchbridge.spca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.forest.ForestSettings;

class GouwensLearnerTest {
  private static final int CELLS = 450;
  private static final int[] TRAIN = IntStream.range(0, 300).toArray();
  private static final int[] TEST = IntStream.range(300, CELLS).toArray();

  @ParameterizedTest
  @EnumSource(UnlistedFamilies.class)
  void classesThatDifferInAWaveformAreFound(UnlistedFamilies unlisted) {
    Cohort cohort = WaveCohort.of(CELLS, 3);

    // Without the scalars less is known; chance is 1/3.
    double least = unlisted == UnlistedFamilies.LEFT_OUT ? 0.7 : 0.8;
    assertThat(accuracy(cohort, unlisted)).isGreaterThan(least);
  }

  @ParameterizedTest
  @EnumSource(UnlistedFamilies.class)
  void permutedLabelsGiveChance(UnlistedFamilies unlisted) {
    Cohort cohort = WaveCohort.withPermutedLabels(CELLS, 3);

    // Three classes, 150 test cells: chance is 1/3 with a standard error of 0.038; four of them.
    assertThat(accuracy(cohort, unlisted)).isBetween(0.33 - 0.155, 0.33 + 0.155);
  }

  @Test
  void theSameSeedGivesTheSameProbabilities() {
    Cohort cohort = WaveCohort.of(CELLS, 4);

    double[][] one =
        learner(UnlistedFamilies.STANDARDISED)
            .fit(cohort, TRAIN, new int[0], 7)
            .probabilities(cohort, TEST);
    double[][] other =
        learner(UnlistedFamilies.STANDARDISED)
            .fit(cohort, TRAIN, new int[0], 7)
            .probabilities(cohort, TEST);

    assertThat(one).isDeepEqualTo(other);
  }

  @Test
  void anEmptyTrainingPartIsRefused() {
    assertThatThrownBy(
            () ->
                learner(UnlistedFamilies.COMPONENTS)
                    .fit(WaveCohort.of(CELLS, 3), new int[0], new int[0], 1))
        .hasMessageContaining("no training cells");
  }

  private static GouwensLearner learner(UnlistedFamilies unlisted) {
    return GouwensLearner.with(
        ComponentSettings.defaults().withUnlisted(unlisted),
        ForestSettings.defaults().withTrees(100));
  }

  private static double accuracy(Cohort cohort, UnlistedFamilies unlisted) {
    double[][] probabilities =
        learner(unlisted).fit(cohort, TRAIN, new int[0], 5).probabilities(cohort, TEST);
    int[] labels = cohort.labels();
    int right = 0;
    for (int i = 0; i < TEST.length; i++) {
      int best = 0;
      for (int k = 1; k < probabilities[i].length; k++) {
        best = probabilities[i][k] > probabilities[i][best] ? k : best;
      }
      right += best == labels[TEST[i]] ? 1 : 0;
    }
    return (double) right / TEST.length;
  }
}
