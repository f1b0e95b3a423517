package org.patchbridge.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;
import org.patchbridge.explain.TypicalRanges.FamilyRanges;

class TypicalRangesTest {
  private static final Column WIDTH = new Column("width", "ms");
  private static final Column RATE = new Column("rate", "Hz");

  /** Cells 0 to 20 are Sst with the widths 0 to 20; cells 21 to 31 are Vip with 100 to 110. */
  private static Cohort cohort() {
    List<Cell> cells = new ArrayList<>();
    FamilyBlock.Builder block = FamilyBlock.builder("spikes", List.of(WIDTH, RATE), 32);
    for (int i = 0; i < 32; i++) {
      boolean sst = i <= 20;
      cells.add(
          new Cell(
              "c" + i,
              Species.MOUSE,
              Optional.empty(),
              Optional.of(sst ? "Sst" : "Vip"),
              Optional.empty()));
      block.set(i, 0, sst ? i : 79 + i);
      if (sst) {
        block.set(i, 1, 7);
      }
    }
    return new Cohort("made up", cells, List.of(block.build()), List.of());
  }

  private static int[] rows(Cohort cohort) {
    return IntStream.range(0, cohort.size()).toArray();
  }

  @Test
  void rangesAreTheQuantilesOfEachClassAlone() {
    Cohort cohort = cohort();
    TypicalRanges ranges = TypicalRanges.fit(cohort, rows(cohort));
    assertThat(ranges.classes()).containsExactly("Sst", "Vip");
    assertThat(ranges.families()).containsExactly("spikes");
    assertThat(ranges.columns("spikes")).containsExactly(WIDTH, RATE);
    assertThat(ranges.low("spikes", 0)[0]).isCloseTo(1, within(1e-12));
    assertThat(ranges.median("spikes", 0)[0]).isEqualTo(10);
    assertThat(ranges.high("spikes", 0)[0]).isCloseTo(19, within(1e-12));
    assertThat(ranges.median("spikes", 1)[0]).isEqualTo(105);
    assertThat(ranges.high("spikes", 1)[0]).isCloseTo(109.5, within(1e-12));
  }

  @Test
  void classWithoutTheValueHasNoRangeAndDoesNotCountForTheReference() {
    Cohort cohort = cohort();
    TypicalRanges ranges = TypicalRanges.fit(cohort, rows(cohort));
    assertThat(ranges.median("spikes", 1)[1]).isNaN();
    assertThat(ranges.low("spikes", 1)[1]).isNaN();
    assertThat(ranges.reference("spikes")).containsExactly((10 + 105) / 2.0, 7);
  }

  @Test
  void cellsOutsideTheGivenRowsDoNotCount() {
    Cohort cohort = cohort();
    TypicalRanges ranges = TypicalRanges.fit(cohort, new int[] {3, 21});
    assertThat(ranges.low("spikes", 0)[0]).isEqualTo(3);
    assertThat(ranges.high("spikes", 0)[0]).isEqualTo(3);
    assertThat(TypicalRanges.fit(cohort, new int[0]).reference("spikes")).containsOnly(Double.NaN);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void mostOfTheTrainingCellsLieInTheirRange(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FamilyBlock.Builder block = FamilyBlock.builder("f", List.of(WIDTH), 1000);
    List<Cell> cells = new ArrayList<>();
    double[] values = random.doubles(1000).toArray();
    for (int i = 0; i < values.length; i++) {
      block.set(i, 0, values[i]);
      cells.add(
          new Cell("c" + i, Species.HUMAN, Optional.empty(), Optional.of("VIP"), Optional.empty()));
    }
    Cohort cohort = new Cohort("uniform", cells, List.of(block.build()), List.of());
    TypicalRanges ranges = TypicalRanges.fit(cohort, rows(cohort));
    double low = ranges.low("f", 0)[0];
    double high = ranges.high("f", 0)[0];
    long inside = Arrays.stream(values).filter(v -> v >= low && v <= high).count();
    assertThat(inside).isEqualTo(900);
  }

  @Test
  void storedRangesComeBackEqual() {
    Cohort cohort = cohort();
    TypicalRanges ranges = TypicalRanges.fit(cohort, rows(cohort));
    TypicalRanges restored = TypicalRanges.of(ranges.classes(), ranges.ranges());
    assertThat(restored).isEqualTo(ranges).hasSameHashCodeAs(ranges);
    assertThat(TypicalRanges.fit(cohort, new int[] {1})).isNotEqualTo(ranges);
  }

  @Test
  void storedRangesThatCannotBeAreRefused() {
    assertThatThrownBy(() -> one(2, 1, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("width of f has the range 2.0, 1.0, 3.0");
    assertThatThrownBy(() -> one(Double.NaN, 1, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> one(0, 1, Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
    FamilyRanges good = one(1, 2, 3);
    assertThatThrownBy(() -> TypicalRanges.of(List.of("Sst", "Vip"), List.of(good)))
        .hasMessageContaining("1 of 2 classes");
    assertThatThrownBy(() -> TypicalRanges.of(List.of("Sst"), List.of(good, good)))
        .hasMessageContaining("occurs twice");
    assertThatThrownBy(() -> TypicalRanges.of(List.of("Sst"), List.of(good)).low("g", 0))
        .hasMessageContaining("no typical ranges of family g");
  }

  private static FamilyRanges one(double low, double median, double high) {
    return new FamilyRanges(
        "f",
        List.of(WIDTH),
        new double[][] {{low}},
        new double[][] {{median}},
        new double[][] {{high}});
  }
}
