package org.patchbridge.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NestedSubsetsTest {
  private static final int[] ROWS = IntStream.range(0, 420).map(i -> 3 * i + 1).toArray();

  /** 60 %, 30 % and 10 %. */
  private static int label(int row) {
    int of = (row - 1) / 3 % 10;
    return of < 6 ? 0 : of < 9 ? 1 : 2;
  }

  private static int[] take(int size, long seed) {
    return NestedSubsets.take(
        ROWS, Arrays.stream(ROWS).map(NestedSubsetsTest::label).toArray(), size, seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void smallerSubsetsArePartOfLargerOnesAndKeepTheSharesOfClasses(long seed) {
    int[] larger = take(420, seed);
    assertThat(larger).containsExactly(ROWS);
    for (int size : new int[] {200, 100, 50, 25}) {
      int[] subset = take(size, seed);
      assertThat(subset).hasSize(size).isSorted();
      assertThat(larger).contains(subset);
      double[] shares = {0.6, 0.3, 0.1};
      for (int c = 0; c < 3; c++) {
        int label = c;
        double count = Arrays.stream(subset).filter(row -> label(row) == label).count();
        assertThat(count).isCloseTo(size * shares[c], within(1.0));
      }
      larger = subset;
    }
  }
}
