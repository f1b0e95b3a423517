package org.patchbridge.certainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.metric.ClassPrediction;

class CallLimitTest {

  @ParameterizedTest
  @ValueSource(doubles = {0.7, 0.8, 0.9})
  void promisedShareOfTheCallsOfNewCellsIsRight(double level) {
    Opinions known = Opinions.of(4_000, 1);
    Opinions fresh = Opinions.of(20_000, 2);
    CallLimit limit = CallLimit.fit(known.probabilities(), known.labels(), known.donors(), level);
    int[] called =
        IntStream.range(0, fresh.labels().length)
            .filter(cell -> limit.isMet(fresh.probabilities()[cell]))
            .toArray();
    double right =
        IntStream.of(called)
            .filter(
                cell ->
                    ClassPrediction.mostLikely(fresh.probabilities()[cell]) == fresh.labels()[cell])
            .count();
    assertThat(right / called.length).isBetween(level - 0.02, 1.0);
    assertThat(called.length).isPositive();
  }

  /** The least sure of 20 cells is certain by 0.80, the others by 0.81 to 0.99. */
  private static double[][] twentyCells() {
    double[][] probabilities = new double[20][];
    for (int cell = 0; cell < 20; cell++) {
      double certain = (99 - cell) / 100.0;
      probabilities[cell] = new double[] {certain, 1 - certain};
    }
    return probabilities;
  }

  private static int[] truth(Integer... wrong) {
    return IntStream.range(0, 20).map(cell -> List.of(wrong).contains(cell) ? 1 : 0).toArray();
  }

  private static int[] eachItsOwn() {
    return IntStream.range(0, 20).toArray();
  }

  @Test
  void oneMoreCellToComeCountsAsAWrongCall() {
    double[][] cells = twentyCells();
    // 1 + 1 of 19 + 1 are just 10 %; 2 + 1 of 20 + 1 are more.
    assertThat(CallLimit.fit(cells, truth(3, 19), eachItsOwn(), 0.9).leastProbability())
        .isEqualTo(0.81);
    assertThat(CallLimit.fit(cells, truth(3), eachItsOwn(), 0.9).leastProbability())
        .isEqualTo(0.80);
    // Of 8 cells none is wrong, of 18 two are: neither allows a call, though 8 of 8 are right.
    assertThat(CallLimit.fit(cells, truth(8, 9), eachItsOwn(), 0.9).leastProbability())
        .isGreaterThan(1);
    assertThat(CallLimit.fit(cells, truth(9, 10), eachItsOwn(), 0.9).leastProbability())
        .isEqualTo(0.91);
  }

  @Test
  void callsOfFewerDonorsThanAPromiseTakesAreNotMade() {
    double[][] cells = twentyCells();
    int[] eight = IntStream.range(0, 20).map(cell -> cell % 8).toArray();
    int[] nine = IntStream.range(0, 20).map(cell -> cell % 9).toArray();
    assertThat(CallLimit.fit(cells, truth(), eight, 0.9).isMet(new double[] {1, 0})).isFalse();
    assertThat(CallLimit.fit(cells, truth(), nine, 0.9).leastProbability()).isEqualTo(0.80);
  }

  @Test
  void probabilityAtTheLimitIsEnoughAndOneBelowItIsNot() {
    CallLimit limit = new CallLimit(0.8);
    assertThat(limit.isMet(new double[] {0.2, 0.8})).isTrue();
    assertThat(limit.isMet(new double[] {0.21, 0.79})).isFalse();
  }

  /** Certainty that means nothing: labels are drawn apart from the probabilities. */
  @Test
  void cellsWithoutAnySignalGetHardlyAnyCall() {
    int allowed = 0;
    for (int seed = 0; seed < 400; seed++) {
      Opinions cells = Opinions.of(80, seed);
      int[] labels = new SplittableRandom(seed).ints(80, 0, 3).toArray();
      CallLimit limit = CallLimit.fit(cells.probabilities(), labels, cells.donors(), 0.9);
      allowed += limit.leastProbability() <= 1 ? 1 : 0;
    }
    assertThat(allowed / 400.0).isLessThan(0.01);
  }

  @Test
  void nothingIsCalledWhereNoShareOfTheCellsIsRightOftenEnough() {
    double[][] cells = twentyCells();
    int[] allWrong = new int[20];
    Arrays.fill(allWrong, 1);
    assertThat(CallLimit.fit(cells, allWrong, eachItsOwn(), 0.9).isMet(new double[] {1, 0}))
        .isFalse();
  }

  @Test
  void cellsOfEqualCertaintyAreCalledTogetherOrNotAtAll() {
    double[][] tied = new double[20][];
    Arrays.fill(tied, new double[] {0.9, 0.1});
    assertThat(CallLimit.fit(tied, truth(18, 19), eachItsOwn(), 0.9).isMet(new double[] {0.9, 0.1}))
        .isFalse();
    assertThat(CallLimit.fit(tied, truth(19), eachItsOwn(), 0.9).leastProbability()).isEqualTo(0.9);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 2.1, Double.NaN})
  void limitThatIsNoProbabilityIsRefused(double limit) {
    assertThatThrownBy(() -> new CallLimit(limit)).hasMessageContaining("from 0 to 2");
  }
}
