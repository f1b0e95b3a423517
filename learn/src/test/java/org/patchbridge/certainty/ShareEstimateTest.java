package org.patchbridge.certainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.metric.ClassPrediction;

class ShareEstimateTest {
  /** About those of the published human cells. */
  private static final double[] TRAINED = {0.10, 0.53, 0.22, 0.15};

  private static final double[] OTHER = {0.15, 0.10, 0.53, 0.22};

  /**
   * Cells of a world in which Bayes' rule gives the right probabilities: four normal distributions
   * whose centres are {@code apart} from the origin, each in a direction of its own.
   */
  private record Batch(double[][] probabilities, int[] truth) {
    static Batch of(int cells, double[] shares, double apart, SplittableRandom random) {
      double[][] probabilities = new double[cells][shares.length];
      int[] truth = new int[cells];
      for (int cell = 0; cell < cells; cell++) {
        truth[cell] = draw(shares, random.nextDouble());
        double sum = 0;
        for (int label = 0; label < shares.length; label++) {
          double x = random.nextGaussian() + (label == truth[cell] ? apart : 0);
          probabilities[cell][label] = TRAINED[label] * Math.exp(apart * x);
          sum += probabilities[cell][label];
        }
        for (int label = 0; label < shares.length; label++) {
          probabilities[cell][label] /= sum;
        }
      }
      return new Batch(probabilities, truth);
    }

    private static int draw(double[] shares, double level) {
      int label = 0;
      double reached = shares[0];
      while (level >= reached && label < shares.length - 1) {
        reached += shares[++label];
      }
      return label;
    }

    int[] donors() {
      return IntStream.range(0, truth.length).toArray();
    }
  }

  /** Cells, cells whose most probable class is right, cells called, and calls that are right. */
  private record Tally(double right, double called, double rightOfCalled) {}

  private static Tally tally(Batch[] batches, CallLimit limit, boolean estimated) {
    int cells = 0;
    int right = 0;
    int called = 0;
    int rightCalls = 0;
    for (Batch batch : batches) {
      double[] shares =
          estimated
              ? ShareEstimate.shares(batch.probabilities(), TRAINED).orElse(TRAINED)
              : TRAINED;
      for (int cell = 0; cell < batch.truth().length; cell++) {
        double[] probabilities = PriorShift.adapt(batch.probabilities()[cell], TRAINED, shares);
        boolean hit = ClassPrediction.mostLikely(probabilities) == batch.truth()[cell];
        cells++;
        right += hit ? 1 : 0;
        called += limit.isMet(probabilities) ? 1 : 0;
        rightCalls += hit && limit.isMet(probabilities) ? 1 : 0;
      }
    }
    return new Tally(right / (double) cells, called / (double) cells, rightCalls / (double) called);
  }

  private static CallLimit limit(double apart) {
    Batch known = Batch.of(20_000, TRAINED, apart, new SplittableRandom(7));
    return CallLimit.fit(known.probabilities(), known.truth(), known.donors(), 0.9);
  }

  private static Batch[] batches(int cells, double[] shares, double apart) {
    SplittableRandom random = new SplittableRandom(cells);
    Batch[] batches = new Batch[Math.max(60, 30_000 / cells)];
    Arrays.setAll(batches, i -> Batch.of(cells, shares, apart, random));
    return batches;
  }

  /** 30,000 cells: the pairwise difference has a standard error below 0.001. */
  @ParameterizedTest
  @CsvSource({
    "1, 1.5",
    "9, 1.5",
    "10, 1.5",
    "20, 1.5",
    "50, 1.5",
    "100, 1.5",
    "300, 1.5",
    "10, 2.3",
    "30, 2.3",
    "100, 2.3"
  })
  void batchesAsInTrainingLoseNoRightCalls(int cells, double apart) {
    Batch[] batches = batches(cells, TRAINED, apart);
    CallLimit limit = limit(apart);
    Tally before = tally(batches, limit, false);
    Tally after = tally(batches, limit, true);
    assertThat(after.right()).isGreaterThan(before.right() - 0.005);
    assertThat(after.rightOfCalled()).isGreaterThan(before.rightOfCalled() - 0.01);
    assertThat(after.called()).isCloseTo(before.called(), within(0.03));
  }

  @ParameterizedTest
  @CsvSource({"10, 0.005", "30, 0.02", "100, 0.04", "300, 0.06"})
  void otherSharesThanInTrainingGainRightCalls(int cells, double least) {
    Batch[] batches = batches(cells, OTHER, 1.5);
    CallLimit limit = limit(1.5);
    Tally before = tally(batches, limit, false);
    Tally after = tally(batches, limit, true);
    assertThat(after.right()).isGreaterThan(before.right() + least);
    assertThat(after.rightOfCalled()).isGreaterThan(before.rightOfCalled() + least);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9})
  void fewerThanTenCellsTellNothing(int cells) {
    double[][] sure = new double[cells][];
    Arrays.fill(sure, new double[] {0, 0, 0, 1});
    assertThat(ShareEstimate.of(sure, TRAINED, 1)).isEmpty();
  }

  @Test
  void tenCellsMoveTheSharesATenthOfTheWayOrSo() {
    double[][] sure = new double[10][];
    Arrays.fill(sure, new double[] {0, 0, 0, 1});
    ShareEstimate estimate = ShareEstimate.of(sure, TRAINED, 1).orElseThrow();
    double[] expected = {5 / 60.0, 26.5 / 60, 11 / 60.0, 17.5 / 60};
    assertThat(estimate.shares()).containsExactly(expected, within(1e-9));
    assertThat(estimate.lower()).containsExactly(expected, within(1e-9));
    assertThat(estimate.upper()).containsExactly(expected, within(1e-9));
    assertThat(estimate.cells()).isEqualTo(10);
  }

  /** Sure cells are counts: of 40, 20 ± 1.96 · √10, beside 50 as in training. */
  @Test
  void intervalIsThatOfCellsDrawnAgain() {
    double[][] sure = new double[40][];
    Arrays.setAll(sure, cell -> cell < 20 ? new double[] {1, 0, 0, 0} : new double[] {0, 1, 0, 0});
    ShareEstimate estimate = ShareEstimate.of(sure, TRAINED, 3).orElseThrow();
    double width = 1.96 * Math.sqrt(10) / 90;
    assertThat(estimate.shares()[0]).isCloseTo(25 / 90.0, within(1e-9));
    assertThat(estimate.lower()[0]).isCloseTo(25 / 90.0 - width, within(0.012));
    assertThat(estimate.upper()[0]).isCloseTo(25 / 90.0 + width, within(0.012));
    assertThat(estimate.lower()[2]).isCloseTo(11 / 90.0, within(1e-9));
  }

  @Test
  void theSameSeedGivesTheSameInterval() {
    double[][] cells = Batch.of(40, OTHER, 1.5, new SplittableRandom(2)).probabilities();
    ShareEstimate once = ShareEstimate.of(cells, TRAINED, 5).orElseThrow();
    assertThat(ShareEstimate.of(cells, TRAINED, 5)).contains(once).hasValue(once);
    assertThat(ShareEstimate.of(cells, TRAINED, 6).orElseThrow().lower())
        .isNotEqualTo(once.lower());
    for (int label = 0; label < TRAINED.length; label++) {
      assertThat(once.lower()[label]).isLessThan(once.shares()[label]);
      assertThat(once.upper()[label]).isGreaterThan(once.shares()[label]);
    }
  }
}
