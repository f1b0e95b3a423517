package org.patchbridge.certainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConformalSetsTest {

  @ParameterizedTest
  @CsvSource({"1, 0.9", "2, 0.9", "3, 0.8", "4, 0.95"})
  void promisedShareOfEveryClassIsCovered(long seed, double level) {
    double[] lean = {0.8, 0, -0.8};
    Opinions known = Opinions.of(8_000, seed, lean);
    ConformalSets sets =
        ConformalSets.fit(known.probabilities(), known.labels(), known.donors(), level);
    Opinions fresh = Opinions.of(20_000, seed + 100, lean);
    int[] cells = new int[3];
    int[] covered = new int[3];
    for (int cell = 0; cell < fresh.labels().length; cell++) {
      int label = fresh.labels()[cell];
      cells[label]++;
      covered[label] += sets.of(fresh.probabilities()[cell])[label] ? 1 : 0;
    }
    for (int label = 0; label < 3; label++) {
      assertThat(covered[label] / (double) cells[label]).isBetween(level - 0.03, level + 0.03);
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
}
