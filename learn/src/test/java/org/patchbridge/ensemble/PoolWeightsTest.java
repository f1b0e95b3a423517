package org.patchbridge.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolWeightsTest {
  private static final int CELLS = 300;
  private static final int CLASSES = 3;

  /** Each model finds the true class by a score of its own clarity, with an error of its own. */
  private static List<double[][]> opinions(long seed, int[] truth, double... clarity) {
    SplittableRandom random = new SplittableRandom(seed);
    List<double[][]> opinions = new ArrayList<>();
    for (double clear : clarity) {
      double[][] opinion = new double[CELLS][CLASSES];
      for (int cell = 0; cell < CELLS; cell++) {
        double sum = 0;
        for (int label = 0; label < CLASSES; label++) {
          double score = random.nextGaussian() + (label == truth[cell] ? clear : 0);
          opinion[cell][label] = Math.exp(score);
          sum += opinion[cell][label];
        }
        for (int label = 0; label < CLASSES; label++) {
          opinion[cell][label] /= sum;
        }
      }
      opinions.add(opinion);
    }
    return opinions;
  }

  private static TrainingLabels labels(long seed) {
    int[] truth = new SplittableRandom(-seed).ints(CELLS, 0, CLASSES).toArray();
    int[] counts = new int[CLASSES];
    Arrays.stream(truth).forEach(label -> counts[label]++);
    return new TrainingLabels(truth, counts);
  }

  private static double loss(List<double[][]> opinions, double[] weights, TrainingLabels labels) {
    double[][] pooled = PooledOpinion.of(opinions, weights);
    double loss = 0;
    for (int cell = 0; cell < CELLS; cell++) {
      int truth = labels.labels()[cell];
      loss -= labels.balancedWeight(truth) * Math.log(pooled[cell][truth]);
    }
    return loss / CELLS;
  }

  /** Of all ways to give out the same number of shares. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noOtherSharesAreBetter(long seed) {
    TrainingLabels labels = labels(seed);
    List<double[][]> opinions = opinions(seed, labels.labels(), 0.3, 1, 1.5);
    double[] chosen = PoolWeights.choose(opinions, labels);
    int shares = (int) Arrays.stream(chosen).sum();
    double least = Double.POSITIVE_INFINITY;
    for (int a = 0; a <= shares; a++) {
      for (int b = 0; b <= shares - a; b++) {
        least = Math.min(least, loss(opinions, new double[] {a, b, shares - a - b}, labels));
      }
    }
    assertThat(loss(opinions, chosen, labels)).isCloseTo(least, within(1e-4));
  }

  @Test
  void aloneItHasAllShares() {
    TrainingLabels labels = labels(1);
    assertThat(PoolWeights.choose(opinions(1, labels.labels(), 1), labels)).containsExactly(6);
    assertThat(PoolWeights.choose(opinions(1, labels.labels(), 0), labels)).containsExactly(6);
  }

  @Test
  void twinsShareAlike() {
    TrainingLabels labels = labels(2);
    double[][] one = opinions(2, labels.labels(), 1).get(0);
    double[] chosen = PoolWeights.choose(List.of(one, one), labels);
    assertThat(chosen[0]).isEqualTo(chosen[1]);
  }

  @Test
  void modelThatKnowsNothingHasNoShareAndNoneIsLost() {
    TrainingLabels labels = labels(3);
    double[] chosen = PoolWeights.choose(opinions(3, labels.labels(), 0, 4, 0), labels);
    assertThat(chosen).containsExactly(0, 18, 0);
  }

  @Test
  void bestIsTheFirstOfTheLeastLoss() {
    TrainingLabels labels = labels(4);
    List<double[][]> opinions = opinions(4, labels.labels(), 0.3, 1.5, 1);
    assertThat(PoolWeights.best(opinions, labels)).isEqualTo(1);
    double[][] same = opinions.get(2);
    assertThat(PoolWeights.best(List.of(same, same), labels)).isZero();
    assertThat(PoolWeights.best(List.of(opinions.get(0), same, same), labels)).isEqualTo(1);
  }

  /** Of 300 cells hardly any is of class 2; by cells alone, the first model would win. */
  @Test
  void classesCountTheSameHoweverRare() {
    int[] truth = new int[CELLS];
    Arrays.fill(truth, 0, 4, 2);
    TrainingLabels labels = new TrainingLabels(truth, new int[] {CELLS - 4, 0, 4});
    double[][] forTheCommon = new double[CELLS][];
    double[][] forTheRare = new double[CELLS][];
    for (int cell = 0; cell < CELLS; cell++) {
      forTheCommon[cell] = new double[] {0.9, 0.05, 0.05};
      forTheRare[cell] =
          truth[cell] == 2 ? new double[] {0.1, 0.1, 0.8} : new double[] {0.6, 0.2, 0.2};
    }
    assertThat(PoolWeights.best(List.of(forTheCommon, forTheRare), labels)).isEqualTo(1);
  }
}
