package org.patchbridge.certainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConformalSetsTest {

  /**
   * Of few cells, one a donor, the share that is covered is known exactly: of n exchangeable scores
   * and one to come, the last is at most the k-th once in k / (n + 1), with k = ⌈level · (n + 1)⌉.
   * Within 3.5 standard deviations of the mean of 12,000 trials.
   */
  @ParameterizedTest
  @CsvSource({"9, 0.9, 0.9", "12, 0.9, 0.923077", "25, 0.9, 0.923077", "7, 0.8, 0.875"})
  void fewCellsOfAClassCoverWhatIsPromisedExactly(int cells, double level, double expected) {
    SplittableRandom random = new SplittableRandom(cells);
    int trials = 12_000;
    int covered = 0;
    for (int trial = 0; trial < trials; trial++) {
      double[][] known = new double[cells][];
      Arrays.setAll(known, cell -> twoClasses(random.nextDouble()));
      ConformalSets sets =
          ConformalSets.fit(known, new int[cells], IntStream.range(0, cells).toArray(), level);
      covered += sets.of(twoClasses(random.nextDouble()))[0] ? 1 : 0;
    }
    double error = Math.sqrt(expected * (1 - expected) / trials);
    assertThat(covered / (double) trials).isCloseTo(expected, within(3.5 * error));
  }

  private static double[] twoClasses(double first) {
    return new double[] {first, 1 - first};
  }

  /** Half of the variance of a cell's certainty is its donor's. */
  @ParameterizedTest
  @CsvSource({"20, 5, 0.9", "40, 2, 0.9", "40, 10, 0.8", "100, 5, 0.95"})
  void newDonorsAreCoveredAsPromisedWhereCellsOfADonorAreAlike(
      int donors, int cellsOfDonor, double level) {
    SplittableRandom random = new SplittableRandom(donors);
    int trials = 2_000;
    double covered = 0;
    for (int trial = 0; trial < trials; trial++) {
      double[][] known = donorsCells(random, donors, cellsOfDonor);
      int[] donorOfCell =
          IntStream.range(0, known.length).map(cell -> cell / cellsOfDonor).toArray();
      ConformalSets sets = ConformalSets.fit(known, new int[known.length], donorOfCell, level);
      for (double[] fresh : donorsCells(random, 1, cellsOfDonor)) {
        covered += sets.of(fresh)[0] ? 1.0 / cellsOfDonor : 0;
      }
    }
    assertThat(covered / trials).isBetween(level - 0.015, level + 0.02);
  }

  private static double[][] donorsCells(SplittableRandom random, int donors, int cellsOfDonor) {
    double[][] cells = new double[donors * cellsOfDonor][];
    double ofDonor = 0;
    for (int cell = 0; cell < cells.length; cell++) {
      ofDonor = cell % cellsOfDonor == 0 ? random.nextGaussian() : ofDonor;
      cells[cell] = twoClasses(1 / (1 + Math.exp(-ofDonor - random.nextGaussian())));
    }
    return cells;
  }

  /** Cells of one class have no say in what is promised to another. */
  @Test
  void aClassIsPromisedItsShareByItsOwnCells() {
    int cells = 10_000;
    double[] lean = {0.8, 0, -0.8};
    Opinions known = Opinions.of(cells, 1, lean);
    double[] thresholds =
        ConformalSets.fit(known.probabilities(), known.labels(), known.donors(), 0.9).thresholds();
    for (int label = 0; label < 3; label++) {
      int of = label;
      double[] scores =
          IntStream.range(0, cells)
              .filter(cell -> known.labels()[cell] == of)
              .mapToDouble(cell -> 1 - known.probabilities()[cell][of])
              .sorted()
              .toArray();
      assertThat(thresholds[label])
          .isEqualTo(scores[(int) Math.ceil(0.9 * (scores.length + 1)) - 1]);
    }
  }

  @ParameterizedTest
  @CsvSource({"8, true", "9, false"})
  void ninetyPerCentArePromisedOfNineDonorsOrMore(int donors, boolean inEverySet) {
    Opinions known = Opinions.of(400, 9);
    int[] few = Arrays.stream(known.donors()).map(donor -> donor % donors).toArray();
    double[] thresholds =
        ConformalSets.fit(known.probabilities(), known.labels(), few, 0.9).thresholds();
    for (double threshold : thresholds) {
      assertThat(threshold == 1).isEqualTo(inEverySet);
    }
  }

  @Test
  void classWithTooFewDonorsToPromiseAnythingIsInEverySet() {
    double[][] probabilities = {{0.9, 0.1}, {0.8, 0.2}, {0.1, 0.9}};
    ConformalSets sets =
        ConformalSets.fit(probabilities, new int[] {0, 0, 1}, new int[] {1, 2, 3}, 0.9);
    assertThat(sets.of(new double[] {0.999, 0.001})).containsExactly(true, true);
  }

  @Test
  void higherLevelNeverMakesASetSmaller() {
    Opinions known = Opinions.of(2_000, 7);
    double[] low =
        ConformalSets.fit(known.probabilities(), known.labels(), known.donors(), 0.7).thresholds();
    double[] high =
        ConformalSets.fit(known.probabilities(), known.labels(), known.donors(), 0.95).thresholds();
    for (int label = 0; label < 3; label++) {
      assertThat(high[label]).isGreaterThan(low[label]);
    }
  }

  @Test
  void levelOutsideOfZeroToOneIsRefused() {
    assertThatThrownBy(() -> new ConformalSets(1, new double[2])).hasMessageContaining("level");
  }

  @ParameterizedTest
  @CsvSource({"0.5, 1", "0.8, 4", "0.9, 9", "0.95, 19"})
  void donorsThatAPromiseTakesAreLevelOverOneMinusLevel(double level, int donors) {
    assertThat(new ConformalSets(level, new double[2]).leastDonors()).isEqualTo(donors);
    assertThat(ConformalSets.canPromise(donors, level)).isTrue();
    assertThat(ConformalSets.canPromise(donors - 1, level)).isFalse();
  }

  @Test
  void classIsInTheSetFromItsLeastProbabilityOn() {
    ConformalSets sets = new ConformalSets(0.9, new double[] {0.25, 1});
    assertThat(sets.leastProbability(0)).isEqualTo(0.75);
    assertThat(sets.leastProbability(1)).isZero();
    assertThat(sets.of(new double[] {0.75, 0.25})).containsExactly(true, true);
    assertThat(sets.of(new double[] {0.74, 0.26})).containsExactly(false, true);
    assertThat(sets.alwaysHolds(0)).isFalse();
    assertThat(sets.alwaysHolds(1)).isTrue();
  }
}
