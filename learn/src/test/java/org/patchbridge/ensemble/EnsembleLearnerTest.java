package org.patchbridge.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.evaluation.Classifier;
import org.patchbridge.evaluation.HeldOutLearner;
import org.patchbridge.evaluation.Learner;

class EnsembleLearnerTest {
  private static final List<String> CLASSES = List.of("Pvalb", "Sst", "Vip");
  private static final int CELLS = 240;
  private static final int[] TRAIN = IntStream.range(0, 160).toArray();
  private static final int[] TEST = IntStream.range(160, CELLS).toArray();
  private static final EnsembleLearner STANDARD =
      EnsembleLearner.of(
          "ensemble",
          List.of(
              new ShrinkageDiscriminantLearner(),
              new LogisticLearner(1),
              KernelLogisticLearner.DEFAULT,
              new NearestNeighboursLearner(15)));

  /** Three scalars, of which the first two tell the classes apart; some are absent. */
  private static Cohort cohort(long seed, boolean permuted) {
    RandomGenerator random = new SplittableRandom(seed);
    FamilyBlock.Builder block =
        FamilyBlock.builder(
            "passive",
            List.of(new Column("a", "mV"), new Column("b", "mV"), new Column("c", "mV")),
            CELLS);
    List<Cell> cells = new ArrayList<>();
    for (int cell = 0; cell < CELLS; cell++) {
      int label = random.nextInt(3);
      block.set(cell, 0, 2.5 * (label == 0 ? 1 : 0) + random.nextGaussian());
      if (cell % 9 == 0) {
        block.absent(cell, 1, "not measured");
      } else {
        block.set(cell, 1, 2.5 * (label == 1 ? 1 : 0) + random.nextGaussian());
      }
      block.set(cell, 2, random.nextGaussian());
      cells.add(
          new Cell(
              "cell " + cell,
              Species.HUMAN,
              Optional.of("donor " + cell / 4),
              Optional.of(CLASSES.get(permuted ? random.nextInt(3) : label)),
              Optional.empty()));
    }
    return new Cohort("simulated", cells, List.of(block.build()), List.of());
  }

  private static double accuracy(Classifier classifier, Cohort cohort) {
    double[][] probabilities = classifier.probabilities(cohort, TEST);
    int[] labels = cohort.labels();
    return IntStream.range(0, TEST.length)
            .filter(i -> greatest(probabilities[i]) == labels[TEST[i]])
            .count()
        / (double) TEST.length;
  }

  private static int greatest(double[] values) {
    return IntStream.range(0, values.length)
        .reduce((a, b) -> values[b] > values[a] ? b : a)
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void classesAreFoundWhereTheyAre(long seed) {
    Cohort cohort = cohort(seed, false);
    assertThat(accuracy(STANDARD.fit(cohort, TRAIN, new int[0], 1), cohort)).isGreaterThan(0.7);
  }

  /**
   * Labels drawn apart from the features are hit by chance: 1,200 test cells, each with probability
   * 1/3, so the bounds are 3.7 standard deviations of a binomial share away.
   */
  @Test
  void permutedLabelsAreHitAsOftenAsByChance() {
    double share =
        LongStream.rangeClosed(1, 15)
            .mapToDouble(
                seed -> {
                  Cohort cohort = cohort(seed, true);
                  return accuracy(STANDARD.fit(cohort, TRAIN, new int[0], 1), cohort);
                })
            .average()
            .orElseThrow();
    assertThat(share).isCloseTo(1.0 / 3, within(0.05));
  }

  /** Gives probabilities that have nothing to do with the cells. */
  private static final Learner IGNORANT =
      new Learner() {
        @Override
        public String name() {
          return "ignorant";
        }

        @Override
        public Classifier fit(Cohort cohort, int[] train, int[] validation, long seed) {
          SplittableRandom random = new SplittableRandom(seed);
          return (any, rows) ->
              Arrays.stream(rows)
                  .mapToObj(row -> random.doubles(3, 0.1, 1).toArray())
                  .toArray(double[][]::new);
        }
      };

  @Test
  void candidateThatKnowsNothingIsLeftOut() {
    Learner informed = new ShrinkageDiscriminantLearner();
    EnsembleClassifier fitted =
        EnsembleLearner.of("pair", List.of(IGNORANT, informed))
            .fit(cohort(5, false), TRAIN, new int[0], 1);
    assertThat(fitted.members())
        .extracting(EnsembleClassifier.Member::name)
        .containsExactly(informed.name());
  }

  @Test
  void settingsAreChosenByTheTrainingCellsWhereTheyCan() {
    Learner informed = new ShrinkageDiscriminantLearner();
    EnsembleLearner learner =
        EnsembleLearner.ofChoices("choice", List.of(List.of(IGNORANT, informed)));
    Cohort cohort = cohort(5, false);
    assertThat(learner.fit(cohort, TRAIN, new int[0], 1).members())
        .extracting(EnsembleClassifier.Member::name)
        .containsExactly(informed.name());
    int[] tooFewDonors = {0, 4, 8, 12, 16, 20, 24, 28};
    assertThat(learner.fit(cohort, tooFewDonors, new int[0], 1).members())
        .extracting(EnsembleClassifier.Member::name)
        .containsExactly(IGNORANT.name());
  }

  @Test
  void heldOutOpinionsAreThoseOfTheChosenSettings() {
    Learner informed = new ShrinkageDiscriminantLearner();
    Cohort cohort = cohort(5, false);
    HeldOutLearner choosing =
        EnsembleLearner.ofChoices("choice", List.of(List.of(IGNORANT, informed)));
    HeldOutLearner single = EnsembleLearner.of("single", List.of(informed));
    assertThat(choosing.fitWithHeldOut(cohort, TRAIN, new int[0], 1).heldOut().orElseThrow())
        .isDeepEqualTo(single.fitWithHeldOut(cohort, TRAIN, new int[0], 1).heldOut().orElseThrow());
  }

  @Test
  void probabilitiesSumToOneAndRepeatBitForBit() {
    Cohort cohort = cohort(7, false);
    double[][] once = STANDARD.fit(cohort, TRAIN, new int[0], 3).probabilities(cohort, TEST);
    double[][] again = STANDARD.fit(cohort, TRAIN, new int[0], 3).probabilities(cohort, TEST);
    assertThat(again).isDeepEqualTo(once);
    for (double[] row : once) {
      assertThat(Arrays.stream(row).sum()).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void cellsOutsideOfTheTrainingPartHaveNoSay() {
    Cohort whole = cohort(9, false);
    int[] order = IntStream.range(0, CELLS).toArray();
    int[] others = order.clone();
    for (int i = TEST[0] + 40; i < CELLS; i++) {
      others[i] = CELLS - 1 - (i - TEST[0] - 40);
    }
    int[] asked = Arrays.copyOf(TEST, 40);
    Cohort changed = whole.select(others);
    assertThat(STANDARD.fit(changed, TRAIN, new int[0], 1).probabilities(changed, asked))
        .isDeepEqualTo(STANDARD.fit(whole, TRAIN, new int[0], 1).probabilities(whole, asked));
  }

  @Test
  void tooFewDonorsForInnerFoldsLeaveAllMembersEqual() {
    Cohort cohort = cohort(11, false);
    int[] three = {0, 4, 8, 12, 16, 20, 24, 28};
    assertThat(STANDARD.fit(cohort, three, new int[0], 1).members())
        .extracting(EnsembleClassifier.Member::weight)
        .containsExactly(1.0, 1.0, 1.0, 1.0);
  }

  @Test
  void cellWithoutSubclassAndEmptyEnsembleAreRefused() {
    assertThatThrownBy(() -> EnsembleLearner.of("none", List.of()))
        .hasMessageContaining("without members");
    assertThatThrownBy(() -> EnsembleLearner.ofChoices("none", List.of(List.of())))
        .hasMessageContaining("without members");
    assertThatThrownBy(() -> STANDARD.fit(cohort(1, false), new int[0], new int[0], 1))
        .hasMessageContaining("no training cells");
  }
}
