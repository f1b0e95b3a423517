package org.patchbridge.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.forest.ForestSettings.Bootstrap;
import org.patchbridge.random.RandomStream;

class RandomForestTest {
  private static final ForestSettings ONE_FULL_TREE =
      ForestSettings.defaults()
          .withTrees(1)
          .withBootstrap(Bootstrap.NONE)
          .withBalance(Balance.NONE);

  /** Values 1 2 3 10 with classes 0 0 1 1: the best cut is between 2 and 3, at 2.5. */
  private static final LabelledMatrix FOUR_ROWS =
      LabelledMatrix.of(new double[][] {{1}, {2}, {3}, {10}}, 0, 0, 1, 1);

  @Test
  void oneSplitStandsHalfWayBetweenItsNeighbours() {
    ForestModel model = FOUR_ROWS.fit(ONE_FULL_TREE, 2, 1);
    LabelledMatrix probe = LabelledMatrix.of(new double[][] {{2.5}, {Math.nextUp(2.5f)}}, 0, 0);
    assertThat(model.nodes()).isEqualTo(3);
    assertThat(model.probabilities(probe.x(), probe.allRows()))
        .isDeepEqualTo(new double[][] {{1, 0}, {0, 1}});
  }

  @Test
  void splitLowersGiniAsComputedByHand() {
    // Of the cuts of 0 1 0 1 the first is best: 0 | 1 0 1 lowers Gini from 1/2 to 3/4 * 4/9 = 1/3,
    // the middle one leaves it at 1/2; the last is as good as the first, which is kept.
    LabelledMatrix data = LabelledMatrix.of(new double[][] {{1}, {2}, {3}, {4}}, 0, 1, 0, 1);
    ForestModel model = data.fit(ONE_FULL_TREE.withMaxDepth(1), 2, 1);
    double[][] fractions = model.probabilities(data.x(), data.allRows());
    assertThat(fractions[0]).containsExactly(1, 0);
    assertThat(fractions[3][1]).isCloseTo(2.0 / 3, within(1e-15));
  }

  @Test
  void importanceIsShareOfGiniDecreaseAsComputedByHand() {
    // Root: column 0 parts {0 0 0 0} from {0 1 1 1}: 8 * 2 * 5/8 * 3/8 = 3.75 falls to
    // 4 * 2 * 1/4 * 3/4 = 1.5. Then column 1 parts the rest: 1.5 falls to 0.
    double[][] rows = {{0, -1}, {0, 20}, {0, -1}, {0, 20}, {1, 0}, {1, 9}, {1, 9}, {1, 9}};
    LabelledMatrix data = LabelledMatrix.of(rows, 0, 0, 0, 0, 0, 1, 1, 1);
    ForestModel model = data.fit(ONE_FULL_TREE.withFeaturesPerSplit(2), 2, 1);
    assertThat(model.impurityImportance()[0]).isCloseTo(2.25 / 3.75, within(1e-12));
    assertThat(model.impurityImportance()[1]).isCloseTo(1.5 / 3.75, within(1e-12));
  }

  @Test
  void classWeightsTurnLeafCountsIntoBalancedFractions() {
    // One value, so one leaf: 6 rows of class 0, 2 of class 1. Weighted, both classes weigh 4.
    double[][] rows = new double[8][1];
    LabelledMatrix data = LabelledMatrix.of(rows, 0, 0, 0, 0, 0, 0, 1, 1);
    assertThat(data.fit(ONE_FULL_TREE, 2, 1).probabilities(data.x(), new int[] {0})[0])
        .containsExactly(0.75, 0.25);
    ForestSettings balanced = ONE_FULL_TREE.withBalance(Balance.BALANCED);
    assertThat(data.fit(balanced, 2, 1).probabilities(data.x(), new int[] {0})[0])
        .containsExactly(new double[] {0.5, 0.5}, within(1e-15));
  }

  @Test
  void balancedBootstrapDrawsEveryClassAsOftenAsTheSmallest() {
    LabelledMatrix data = LabelledMatrix.clusters(300, 2, 3, 0, 5);
    int[] rows = data.allRows();
    TrainingSet training = TrainingSet.of(data.x(), rows, data.labels(), 3);
    ForestSettings settings = ForestSettings.defaults().withBalance(Balance.BALANCED_BOOTSTRAP);
    int[] counts = new int[rows.length];
    new Bag(training, settings).draw(RandomStream.of(1, 0), counts);
    int[] drawn = new int[3];
    for (int i = 0; i < counts.length; i++) {
      drawn[data.labels()[i]] += counts[i];
    }
    int smallest = training.classCounts()[2];
    assertThat(drawn).containsExactly(smallest, smallest, smallest);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void deepTreeWithoutBootstrapKnowsItsTrainingRows(long seed) {
    LabelledMatrix data = LabelledMatrix.clusters(400, 6, 4, 0.5, seed);
    ForestModel model = data.fit(ONE_FULL_TREE, 4, seed);
    assertThat(data.accuracy(model, data.allRows())).isEqualTo(1);
  }

  @Test
  void exclusiveOrIsLearnedAlthoughItsFirstSplitGainsNothing() {
    Random random = new Random(3);
    double[][] rows = new double[600][2];
    int[] labels = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i][0] = random.nextDouble() - 0.5;
      rows[i][1] = random.nextDouble() - 0.5;
      labels[i] = rows[i][0] > 0 ^ rows[i][1] > 0 ? 1 : 0;
    }
    LabelledMatrix data = LabelledMatrix.of(rows, labels);
    ForestModel model =
        RandomForest.with(ForestSettings.defaults().withTrees(50))
            .fit(data.x(), data.rows(0, 300), labels, 2, 1);
    assertThat(data.accuracy(model, data.rows(300, 600))).isGreaterThan(0.93);

    LabelledMatrix corners =
        LabelledMatrix.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, 0, 1, 1, 0);
    ForestModel exact = corners.fit(ONE_FULL_TREE, 2, 1);
    assertThat(corners.accuracy(exact, corners.allRows())).isEqualTo(1);
  }

  @Test
  void shuffledLabelsArePredictedByChance() {
    LabelledMatrix data = LabelledMatrix.clusters(900, 5, 2, 3, 8);
    int[] coin = new Random(4).ints(900, 0, 2).toArray();
    LabelledMatrix shuffled = new LabelledMatrix(data.x(), coin);
    ForestModel model =
        RandomForest.with(ForestSettings.defaults().withTrees(60))
            .fit(data.x(), data.rows(0, 450), coin, 2, 1);
    // 450 coins: SD of an accuracy is 0.024; four of them.
    assertThat(shuffled.accuracy(model, data.rows(450, 900))).isCloseTo(0.5, within(0.095));
    assertThat(model.outOfBagScore().orElseThrow()).isCloseTo(0.5, within(0.095));
  }

  @ParameterizedTest
  @EnumSource(Balance.class)
  void outOfBagScoreForetellsAccuracyOnRowsNeverSeen(Balance balance) {
    LabelledMatrix data = LabelledMatrix.clusters(2000, 8, 3, 1.5, 6);
    ForestModel model =
        RandomForest.with(ForestSettings.defaults().withTrees(80).withBalance(balance))
            .fit(data.x(), data.rows(0, 1000), data.labels(), 3, 1);
    double heldOut = data.accuracy(model, data.rows(1000, 2000));
    // Two binomial SDs of either score on 1000 rows near 0.8 are 0.025 each.
    assertThat(model.outOfBagScore().orElseThrow()).isCloseTo(heldOut, within(0.05));
    assertThat(heldOut).isGreaterThan(0.7);
  }

  @Test
  void outOfBagProbabilitiesAreThoseOfTreesThatLeftTheRowOut() {
    LabelledMatrix data = LabelledMatrix.clusters(60, 3, 2, 1, 2);
    ForestModel one = data.fit(ForestSettings.defaults().withTrees(1), 2, 9);
    double[][] outOfBag = one.outOfBagProbabilities().orElseThrow();
    double[][] predicted = one.probabilities(data.x(), data.allRows());
    int left = 0;
    for (int row = 0; row < outOfBag.length; row++) {
      if (!Double.isNaN(outOfBag[row][0])) {
        assertThat(outOfBag[row]).containsExactly(predicted[row]);
        left++;
      }
    }
    // A row is left out with probability (1 - 1/60)^60 = 0.365.
    assertThat(left).isBetween(12, 32);
  }

  @Test
  void withoutBootstrapThereIsNothingOutOfBag() {
    ForestModel model = FOUR_ROWS.fit(ONE_FULL_TREE, 2, 1);
    assertThat(model.outOfBagScore()).isEmpty();
    assertThat(model.outOfBagProbabilities()).isEmpty();
  }

  @Test
  void impurityImportanceFindsTheInformativeColumns() {
    LabelledMatrix data = LabelledMatrix.clusters(800, 12, 3, 2.5, 4);
    double[] importance =
        data.fit(ForestSettings.defaults().withTrees(60), 3, 1).impurityImportance();
    for (int noise = 3; noise < 12; noise++) {
      assertThat(importance[noise]).isLessThan(importance[0]);
      assertThat(importance[noise]).isLessThan(importance[1]);
      assertThat(importance[noise]).isLessThan(importance[2]);
    }
    double sum = 0;
    for (double value : importance) {
      sum += value;
    }
    assertThat(sum).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 20})
  void leavesHoldAtLeastTheAskedNumberOfExamples(int minLeaf) {
    LabelledMatrix data = LabelledMatrix.clusters(200, 3, 2, 0.5, 7);
    ForestModel model = data.fit(ONE_FULL_TREE.withMinLeaf(minLeaf), 2, 1);
    TreeArrays trees = model.trees();
    FloatRows values = FloatRows.of(data.x(), data.allRows());
    Map<double[], Integer> reached = new IdentityHashMap<>();
    for (int row = 0; row < 200; row++) {
      reached.merge(trees.leaf(0, values, row), 1, Integer::sum);
    }
    assertThat(reached.values()).allMatch(examples -> examples >= minLeaf);
    assertThat(model.nodes()).isGreaterThan(2);
  }

  @Test
  void forestOfOneRowAlwaysPredictsIt() {
    LabelledMatrix data = LabelledMatrix.of(new double[][] {{1, 2}}, 2);
    ForestModel model = data.fit(ForestSettings.defaults().withTrees(3), 4, 1);
    assertThat(model.probabilities(data.x(), new int[] {0})[0]).containsExactly(0, 0, 1, 0);
    assertThat(model.outOfBagScore()).isEmpty();
    assertThat(model.impurityImportance()).containsExactly(0, 0);
  }

  @Test
  void forestOfOneClassHasOnlyLeaves() {
    LabelledMatrix data = LabelledMatrix.of(new double[][] {{1}, {2}, {3}}, 1, 1, 1);
    ForestModel model = data.fit(ForestSettings.defaults().withTrees(5), 2, 1);
    assertThat(model.nodes()).isEqualTo(5);
    assertThat(model.probabilities(data.x(), new int[] {2})[0]).containsExactly(0, 1);
  }

  @Test
  void positiveAndNegativeZeroAreOneValue() {
    LabelledMatrix data = LabelledMatrix.of(new double[][] {{0.0}, {-0.0}}, 0, 1);
    assertThat(data.fit(ONE_FULL_TREE, 2, 1).nodes()).isEqualTo(1);
  }

  @Test
  void neighbouringFloatsAreParted() {
    LabelledMatrix data = LabelledMatrix.of(new double[][] {{1}, {Math.nextUp(1f)}}, 0, 1);
    ForestModel model = data.fit(ONE_FULL_TREE, 2, 1);
    assertThat(data.accuracy(model, data.allRows())).isEqualTo(1);
  }

  @Test
  void absentValueIsRefusedWithItsPlace() {
    LabelledMatrix data = LabelledMatrix.of(new double[][] {{1, 2}, {3, Double.NaN}}, 0, 1);
    assertThatThrownBy(() -> data.fit(ForestSettings.defaults(), 2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 1, column 'x1' is NaN")
        .hasMessageContaining("impute");
  }

  @Test
  void rowOfUnknownClassIsRefused() {
    LabelledMatrix data = LabelledMatrix.of(new double[][] {{1}, {3}}, 0, -1);
    assertThatThrownBy(() -> data.fit(ForestSettings.defaults(), 2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 1 has label -1");
  }

  @Test
  void noRowsAreRefused() {
    assertThatThrownBy(
            () ->
                RandomForest.with(ForestSettings.defaults())
                    .fit(FOUR_ROWS.x(), new int[0], FOUR_ROWS.labels(), 2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 training rows");
  }

  @Test
  void matrixWithOtherColumnsIsRefused() {
    ForestModel model = FOUR_ROWS.fit(ONE_FULL_TREE, 2, 1);
    LabelledMatrix wider = LabelledMatrix.of(new double[][] {{1, 2}}, 0);
    assertThatThrownBy(() -> model.probabilities(wider.x(), new int[] {0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fitted on columns [x0], but was given [x0, x1]");
  }
}
