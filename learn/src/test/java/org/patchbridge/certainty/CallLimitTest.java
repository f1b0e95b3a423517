package org.patchbridge.certainty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.evaluation.ClassPrediction;

class CallLimitTest {

  @ParameterizedTest
  @ValueSource(doubles = {0.7, 0.8, 0.9})
  void promisedShareOfTheCallsOfNewCellsIsRight(double level) {
    Opinions known = Opinions.of(4_000, 1);
    Opinions fresh = Opinions.of(20_000, 2);
    CallLimit limit = CallLimit.fit(known.probabilities(), known.labels(), level);
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

  @Test
  void allCellsAreCalledWhereEnoughOfAllAreRight() {
    double[][] probabilities = {{0.9, 0.1}, {0.6, 0.4}, {0.2, 0.8}, {0.55, 0.45}};
    CallLimit limit = CallLimit.fit(probabilities, new int[] {0, 0, 1, 1}, 0.75);
    assertThat(limit.leastProbability()).isEqualTo(0.55);
  }

  @Test
  void nothingIsCalledWhereNoShareOfTheCellsIsRightOftenEnough() {
    double[][] probabilities = {{0.9, 0.1}, {0.6, 0.4}};
    CallLimit limit = CallLimit.fit(probabilities, new int[] {1, 1}, 0.9);
    assertThat(limit.isMet(new double[] {1, 0})).isFalse();
  }

  @Test
  void cellsOfEqualCertaintyAreCalledTogetherOrNotAtAll() {
    double[][] probabilities = {{0.9, 0.1}, {0.9, 0.1}, {0.9, 0.1}};
    CallLimit limit = CallLimit.fit(probabilities, new int[] {0, 0, 1}, 0.9);
    assertThat(limit.isMet(new double[] {0.9, 0.1})).isFalse();
  }
}
