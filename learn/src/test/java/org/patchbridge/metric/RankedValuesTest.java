package org.patchbridge.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankedValuesTest {
  private static final int[] ONCE = {1, 1, 1, 1, 1, 1};

  private static int[] eachItsOwn(int cells) {
    int[] units = new int[cells];
    for (int i = 0; i < cells; i++) {
      units[i] = i;
    }
    return units;
  }

  /** Of 1, 3 against 2, 3: 1 loses twice, 3 wins once and ties once. */
  @Test
  void pairsWonAndTiedAreCountedAsWorkedByHand() {
    RankedValues ranked =
        RankedValues.of(new double[] {3, 2, 1, 3}, new int[] {0, 1, 0, 1}, 2, eachItsOwn(4));
    double[][] superiority = ranked.superiority(ONCE);
    assertThat(superiority[0]).containsExactly(0.5, 1.5 / 4);
    assertThat(superiority[1]).containsExactly(2.5 / 4, 0.5);
  }

  /** Against all pairs of cells, one by one; values are few, so many tie. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void resampledUnitsCountAsOftenAsTheyAreDrawn(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int cells = 60;
    double[] values = new double[cells];
    int[] group = new int[cells];
    int[] unit = new int[cells];
    int[] times = random.ints(12, 0, 4).toArray();
    for (int i = 0; i < cells; i++) {
      values[i] = random.nextInt(9) == 0 ? Double.NaN : random.nextInt(-4, 4);
      group[i] = random.nextInt(3);
      unit[i] = random.nextInt(times.length);
    }

    double[][] found = RankedValues.of(values, group, 3, unit).superiority(times);

    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        double won = 0;
        double pairs = 0;
        for (int i = 0; i < cells; i++) {
          for (int j = 0; j < cells; j++) {
            if (group[i] == a && group[j] == b && !Double.isNaN(values[i] + values[j])) {
              double weight = times[unit[i]] * times[unit[j]];
              won += weight * (values[i] > values[j] ? 1 : values[i] == values[j] ? 0.5 : 0);
              pairs += weight;
            }
          }
        }
        assertThat(found[a][b]).isCloseTo(won / pairs, within(1e-12));
      }
    }
  }

  @Test
  void groupWithoutACellHasNoProbability() {
    RankedValues ranked =
        RankedValues.of(
            new double[] {1, 2, Double.NaN}, new int[] {0, 0, 1}, 2, new int[] {0, 0, 1});
    assertThat(ranked.superiority(ONCE)[0][1]).isNaN();
    assertThat(ranked.superiority(ONCE)[1][0]).isNaN();
    assertThat(ranked.superiority(ONCE)[0][0]).isEqualTo(0.5);
    assertThat(ranked.superiority(new int[] {0, 1})[0][0]).as("not drawn").isNaN();
  }

  @Test
  void cellsAndUnitsOfAGroupAreThoseWithAValue() {
    RankedValues ranked =
        RankedValues.of(
            new double[] {1, 2, 3, Double.NaN, 5},
            new int[] {0, 0, 1, 0, 1},
            3,
            new int[] {7, 7, 7, 8, 9});
    assertThat(ranked.cells(0)).isEqualTo(2);
    assertThat(ranked.units(0)).isEqualTo(1);
    assertThat(ranked.cells(1)).isEqualTo(2);
    assertThat(ranked.units(1)).isEqualTo(2);
    assertThat(ranked.cells(2)).isZero();
    assertThat(ranked.units(2)).isZero();
  }
}
