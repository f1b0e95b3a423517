package org.patchbridge.refit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patchbridge.random.RandomStream;

/** Cells of a batch are grouped by the features they have. */
class FeaturePatternsTest {
  private static final int WIDTH = 40;
  private static final double LEAST = 0.6;

  private static BitSet from(int first, int end) {
    BitSet set = new BitSet();
    set.set(first, end);
    return set;
  }

  @Test
  void singleAbsentValuesNeedNoPatternOfTheirOwn() {
    RandomStream random = RandomStream.of(1);
    List<BitSet> cells = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      BitSet cell = from(0, WIDTH);
      cell.clear(random.nextInt(WIDTH));
      cell.clear(random.nextInt(WIDTH));
      cells.add(cell);
    }
    List<FeaturePatterns.Pattern> patterns =
        FeaturePatterns.of(cells, List.of(from(0, WIDTH)), LEAST).patterns();

    assertThat(patterns).hasSize(1);
    assertThat(patterns.get(0).rows()).hasSize(50);
    assertThat(patterns.get(0).columns()).isEqualTo(from(0, WIDTH));
  }

  @Test
  void recordingsWithoutARampAreAPatternOfTheirOwn() {
    List<BitSet> cells = new ArrayList<>();
    IntStream.range(0, 12).forEach(i -> cells.add(from(0, i % 3 == 0 ? 29 : WIDTH)));
    List<FeaturePatterns.Pattern> patterns =
        FeaturePatterns.of(cells, List.of(from(0, WIDTH)), LEAST).patterns();

    assertThat(patterns)
        .extracting(FeaturePatterns.Pattern::columns)
        .containsExactly(from(0, WIDTH), from(0, 29));
    assertThat(patterns.get(1).rows()).containsExactly(0, 3, 6, 9);
  }

  @Test
  void fewCellsOfAnotherPatternGetNoModelOfTheirOwnUnlessTheyNeedIt() {
    List<BitSet> cells = new ArrayList<>();
    IntStream.range(0, 50).forEach(i -> cells.add(from(0, i < 3 ? 29 : WIDTH)));
    assertThat(FeaturePatterns.of(cells, List.of(from(0, WIDTH)), LEAST).patterns()).hasSize(1);

    cells.set(0, from(0, 5));
    List<FeaturePatterns.Pattern> patterns =
        FeaturePatterns.of(cells, List.of(from(0, WIDTH)), LEAST).patterns();
    assertThat(patterns).hasSize(2);
    assertThat(patterns.get(1).rows()).containsExactly(0);
    assertThat(patterns.get(1).columns()).isEqualTo(from(0, 5));
  }

  /** Whatever the batch: few patterns, and every cell that has a value is in exactly one. */
  @Test
  void everyCellWithAValueIsServedOnceByFewPatterns() {
    for (int seed = 0; seed < 200; seed++) {
      RandomStream random = RandomStream.of(seed);
      List<BitSet> cells = new ArrayList<>();
      BitSet all = new BitSet();
      int size = 1 + random.nextInt(30);
      for (int i = 0; i < size; i++) {
        BitSet cell = from(0, random.nextInt(WIDTH));
        cell.clear(random.nextInt(WIDTH));
        cells.add(cell);
        all.or(cell);
      }
      List<FeaturePatterns.Pattern> patterns =
          FeaturePatterns.of(cells, List.of(all), LEAST).patterns();

      assertThat(patterns).hasSizeLessThanOrEqualTo(FeaturePatterns.MOST);
      assertThat(patterns.stream().flatMapToInt(p -> IntStream.of(p.rows())).sorted().toArray())
          .containsExactly(
              IntStream.range(0, size).filter(row -> !cells.get(row).isEmpty()).toArray());
      assertThat(patterns).noneMatch(pattern -> pattern.columns().isEmpty());
    }
  }
}
