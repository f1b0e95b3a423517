package org.patchbridge.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patchbridge.random.RandomStream;

class LabPromiseTest {
  private static final double LEVEL = 0.9;
  private static final double RATE = 0.04;

  /** Two classes; the model is right in nine of ten cells, and sure in most. */
  private static HeldOutOpinions cells(int count, int cellsADonor, double novelty, long seed) {
    RandomStream random = RandomStream.of(seed);
    double[][] probabilities = new double[count][];
    int[] labels = new int[count];
    int[] donors = new int[count];
    double[] novelties = new double[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % 2;
      donors[i] = i / cellsADonor;
      double right = i % 10 == 9 ? 0.4 : 0.6 + 0.39 * random.nextDouble();
      probabilities[i] =
          labels[i] == 0 ? new double[] {right, 1 - right} : new double[] {1 - right, right};
      novelties[i] = novelty + 0.1 * random.nextGaussian();
    }
    return new HeldOutOpinions(probabilities, labels, donors, novelties);
  }

  @Test
  void enoughDonorsOfTheLaboratoryCarryThePromise() {
    LabPromise promise = LabPromise.of(cells(60, 1, 2, 1), cells(400, 2, 1, 2), LEVEL, RATE);
    assertThat(promise.basis().calls()).isTrue();
    assertThat(promise.basis().sets()).containsExactly(true, true);
    assertThat(promise.greatestNovelty()).isGreaterThan(1.9);
  }

  @Test
  void fewDonorsLeaveItToTheReference() {
    LabPromise promise = LabPromise.of(cells(16, 4, 2, 1), cells(400, 2, 1, 2), LEVEL, RATE);
    assertThat(promise.basis().calls()).isFalse();
    assertThat(promise.basis().novelty()).isFalse();
    assertThat(promise.basis().sets()).containsExactly(false, false);
    assertThat(promise.greatestNovelty()).isLessThan(1.5);
  }

  @Test
  void setsOfTheReferenceAreWidenedToHoldTheLaboratorysCells() {
    HeldOutOpinions lab = cells(16, 4, 2, 1);
    LabPromise promise = LabPromise.of(lab, cells(400, 2, 1, 2), LEVEL, RATE);
    for (int i = 0; i < lab.size(); i++) {
      double[] told = promise.calibrator().apply(lab.probabilities()[i]);
      assertThat(promise.sets().of(told)[lab.labels()[i]]).isTrue();
    }
  }

  @Test
  void aClassThatTheLaboratoryLacksIsNotRuledOut() {
    HeldOutOpinions both = cells(40, 1, 1, 3);
    int[] first = IntStream.range(0, 20).map(i -> 2 * i).toArray();
    LabPromise promise = LabPromise.of(both.of(first), cells(400, 2, 1, 2), LEVEL, RATE);
    assertThat(promise.shares()).containsExactly(new double[] {0.5, 0.5}, within(1e-9));
    assertThat(promise.calibrator().apply(new double[] {0.02, 0.98})[1]).isGreaterThan(0.7);
  }
}
