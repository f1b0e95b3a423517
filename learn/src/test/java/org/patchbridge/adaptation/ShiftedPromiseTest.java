package org.patchbridge.adaptation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patchbridge.random.RandomStream;

class ShiftedPromiseTest {
  private static final int CELLS = 600;
  private static final double[] EQUAL = {0.5, 0.5};
  private static final int[] LABELS = IntStream.range(0, CELLS).map(i -> i % 2).toArray();
  private static final int[] DONORS = IntStream.range(0, CELLS).map(i -> i / 6).toArray();

  /** Two members that are wrong about a share of the cells, each by itself. */
  private static MemberOpinions opinions(double wrong, long seed) {
    return MemberOpinions.of(List.of(member(wrong, seed), member(wrong, seed + 1)));
  }

  private static double[][] member(double wrong, long seed) {
    RandomStream random = RandomStream.of(seed);
    double[][] cells = new double[CELLS][];
    for (int i = 0; i < CELLS; i++) {
      double sure = 0.9 + 0.09 * random.nextDouble();
      boolean isRight = random.nextDouble() >= wrong;
      double first = (LABELS[i] == 0) == isRight ? sure : 1 - sure;
      cells[i] = new double[] {first, 1 - first};
    }
    return cells;
  }

  private static ShiftedPromise promise(MemberOpinions batch, int mappedFeatures) {
    return ShiftedPromise.of(opinions(0.08, 1), LABELS, DONORS, batch, EQUAL, mappedFeatures, 0.9);
  }

  @Test
  void errorsCountAsOnTheReferenceWhereMembersAgreeAsOften() {
    assertThat(promise(opinions(0.08, 1), 0).errorFactor()).isCloseTo(1, within(1e-9));
  }

  @Test
  void membersThatDisagreeMoreOftenMakeFewerCallsAndLargerSets() {
    ShiftedPromise usual = promise(opinions(0.08, 1), 0);
    ShiftedPromise shifted = promise(opinions(0.2, 5), 0);
    assertThat(shifted.errorFactor()).isBetween(1.6, 3.0);
    assertThat(shifted.expectedRight()).isLessThan(usual.expectedRight());
    assertThat(shifted.leastProbability()).isGreaterThan(usual.leastProbability());
    assertThat(shifted.sets().thresholds()[0]).isGreaterThan(usual.sets().thresholds()[0]);
  }

  @Test
  void toldProbabilitiesAreAsOftenWrongAsIsExpected() {
    MemberOpinions batch = opinions(0.2, 5);
    ShiftedPromise shifted = promise(batch, 0);
    double told = 0;
    for (double[] cell : batch.withShares(EQUAL).pooled()) {
      double[] probabilities = shifted.told(cell);
      told += Math.max(probabilities[0], probabilities[1]) / CELLS;
    }
    assertThat(told).isCloseTo(Math.max(shifted.expectedRight(), 0), within(0.05));
  }

  @Test
  void aMapThatWasFoundFromTheBatchMakesErrorsMoreFrequent() {
    assertThat(promise(opinions(0.08, 1), 12).errorFactor()).isCloseTo(1.01, within(1e-9));
  }

  @Test
  void fewMappedFeaturesMakeErrorsMoreFrequent() {
    MemberOpinions batch = opinions(0.08, 1);
    assertThat(promise(batch, 5).errorFactor()).isCloseTo(2 * 1.01, within(1e-9));
    assertThat(promise(batch, 5).leastProbability())
        .isGreaterThan(promise(batch, 12).leastProbability());
  }
}
