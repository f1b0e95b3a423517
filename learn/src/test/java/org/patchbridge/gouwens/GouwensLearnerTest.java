package org.patchbridge.gouwens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.forest.ForestSettings;
import org.patchbridge.spca.WaveCohort;

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

  /** One unit for all of a family: volt or millivolt, and something else for the next. */
  private static Cohort inOtherUnits(Cohort cohort, double... units) {
    List<FamilyBlock> blocks = new ArrayList<>();
    for (FamilyBlock family : cohort.families()) {
      FamilyBlock.Builder block =
          FamilyBlock.builder(family.name(), family.columns(), cohort.size());
      double unit = units[blocks.size() % units.length];
      for (int cell = 0; cell < cohort.size(); cell++) {
        for (int column = 0; column < family.width(); column++) {
          if (family.isPresent(cell, column)) {
            block.set(cell, column, family.value(cell, column) * unit);
          } else {
            block.absent(cell, column, family.absenceReason(cell, column));
          }
        }
      }
      blocks.add(block.build());
    }
    return new Cohort(cohort.name(), cohort.cells(), blocks, cohort.exclusions());
  }

  @Test
  void familiesInOtherUnitsGiveTheSameCalls() {
    Cohort cohort = WaveCohort.of(CELLS, 5);
    GouwensLearner learner = learner(UnlistedFamilies.STANDARDISED);
    double[][] usual = learner.fit(cohort, TRAIN, new int[0], 7).probabilities(cohort, TEST);

    Cohort binary = inOtherUnits(cohort, Math.scalb(1.0, -40), Math.scalb(1.0, 40), 8);
    assertThat(learner.fit(binary, TRAIN, new int[0], 7).probabilities(binary, TEST))
        .isDeepEqualTo(usual);
    Cohort decimal = inOtherUnits(cohort, 1e-12, 1e12, 1e-3);
    double[][] other = learner.fit(decimal, TRAIN, new int[0], 7).probabilities(decimal, TEST);
    for (int cell = 0; cell < TEST.length; cell++) {
      // Trees compare in single precision: one of a hundred may send a cell the other way.
      assertThat(other[cell]).containsExactly(usual[cell], within(0.02));
    }
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
