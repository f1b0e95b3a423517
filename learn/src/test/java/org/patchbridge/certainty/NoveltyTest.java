package org.patchbridge.certainty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.dataset.Species;

class NoveltyTest {
  private static final int CELLS = 600;
  private static final int WIDTH = 8;
  private static final int[] TRAIN = IntStream.range(0, 400).toArray();
  private static final int[] TEST = IntStream.range(400, CELLS).toArray();
  private Cohort cohort;
  private Novelty novelty;
  private NoveltyLimit limit;

  @BeforeEach
  void learn() {
    cohort = cohort(3);
    int[] labels = cohort.labels();
    novelty =
        Novelty.fit(cohort.matrix(), TRAIN, IntStream.of(TRAIN).map(row -> labels[row]).toArray());
    limit = NoveltyLimit.fit(cohort, TRAIN, 0.04, 1);
  }

  /** Eight features that all follow one hidden size, in two classes; a tenth is absent. */
  private static Cohort cohort(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    List<Column> columns =
        IntStream.range(0, WIDTH).mapToObj(i -> new Column("f" + i, "mV")).toList();
    FamilyBlock.Builder block = FamilyBlock.builder("passive", columns, CELLS);
    List<Cell> cells = new ArrayList<>();
    for (int cell = 0; cell < CELLS; cell++) {
      int label = random.nextInt(2);
      double size = random.nextGaussian();
      for (int column = 0; column < WIDTH; column++) {
        if (random.nextInt(10) == 0) {
          block.absent(cell, column, "not measured");
        } else {
          block.set(cell, column, size + 0.2 * random.nextGaussian() + (column == 0 ? label : 0));
        }
      }
      cells.add(
          new Cell(
              "cell " + cell,
              Species.MOUSE,
              Optional.of("donor " + cell / 3),
              Optional.of(label == 0 ? "Pvalb" : "Sst"),
              Optional.empty()));
    }
    return new Cohort("simulated", cells, List.of(block.build()), List.of());
  }

  private double flagged(FeatureMatrix x, int[] rows) {
    return IntStream.of(rows).filter(row -> limit.isExceeded(novelty, x, row)).count()
        / (double) rows.length;
  }

  private FeatureMatrix changed(int columns, double[] values) {
    return new FeatureMatrix(
        values.length / columns,
        cohort.matrix().columns(),
        cohort.matrix().familyOfColumn(),
        values);
  }

  @Test
  void ordinaryCellsOfOtherDonorsAreSeldomFlagged() {
    assertThat(flagged(cohort.matrix(), TEST)).isLessThan(0.1);
  }

  @Test
  void featuresInRangeThatDoNotGoTogetherAreFlagged() {
    FeatureMatrix x = cohort.matrix();
    RandomGenerator random = new SplittableRandom(8);
    double[] shuffled = new double[TEST.length * WIDTH];
    for (int at = 0; at < shuffled.length; at++) {
      shuffled[at] = x.at(TEST[random.nextInt(TEST.length)], at % WIDTH);
    }
    assertThat(flagged(changed(WIDTH, shuffled), IntStream.range(0, TEST.length).toArray()))
        .isGreaterThan(0.9);
  }

  @Test
  void impossibleValuesAreFlaggedHoweverLarge() {
    double[] impossible = new double[3 * WIDTH];
    for (int at = 0; at < impossible.length; at++) {
      impossible[at] = at < WIDTH ? 40 : at < 2 * WIDTH ? -1e9 : 1e300;
    }
    assertThat(flagged(changed(WIDTH, impossible), new int[] {0, 1, 2})).isEqualTo(1);
  }

  @Test
  void cellWithHardlyAnyFeatureIsFlagged() {
    double[] empty = IntStream.range(0, WIDTH).mapToDouble(i -> i == 0 ? 0 : Double.NaN).toArray();
    assertThat(flagged(changed(WIDTH, empty), new int[] {0})).isEqualTo(1);
    Arrays.fill(empty, Double.NaN);
    assertThat(novelty.of(changed(WIDTH, empty), 0)).isInfinite();
  }

  /** The cells of the test, some of a third class, of donors of their own and shifted features. */
  private static Cohort withRareClass(int[] rare, IntFunction<String> donor, double shift) {
    Cohort all = cohort(3);
    FeatureMatrix x = all.matrix();
    List<Cell> cells = new ArrayList<>(all.cells());
    FamilyBlock.Builder block = FamilyBlock.builder("passive", x.columns(), CELLS);
    for (int row = 0; row < CELLS; row++) {
      int at = row;
      boolean isRare = IntStream.of(rare).anyMatch(one -> one == at);
      if (isRare) {
        cells.set(
            row,
            new Cell(
                "cell " + row,
                Species.MOUSE,
                Optional.of(donor.apply(row)),
                Optional.of("Vip"),
                Optional.empty()));
      }
      for (int column = 0; column < WIDTH; column++) {
        if (Double.isNaN(x.at(row, column))) {
          block.absent(row, column, "not measured");
        } else {
          block.set(row, column, x.at(row, column) + (isRare ? shift : 0));
        }
      }
    }
    return new Cohort("simulated", cells, List.of(block.build()), List.of());
  }

  private static void learn(NoveltyTest test, Cohort cells) {
    int[] labels = cells.labels();
    test.cohort = cells;
    test.novelty =
        Novelty.fit(cells.matrix(), TRAIN, IntStream.of(TRAIN).map(row -> labels[row]).toArray());
    test.limit = NoveltyLimit.fit(cells, TRAIN, 0.04, 1);
  }

  @ParameterizedTest
  @CsvSource({"20,2", "30,3", "40,4", "10,1"})
  void classOfFewDonorsDoesNotTurnNoveltyOff(int rareCells, int donors) {
    learn(
        this, withRareClass(IntStream.range(0, rareCells).toArray(), row -> "rare " + row / 10, 3));

    assertThat(cohort.cells().subList(0, rareCells).stream().map(Cell::donor).distinct())
        .hasSize(donors);
    assertThat(limit.isLearnt()).isTrue();
    impossibleValuesAreFlaggedHoweverLarge();
    featuresInRangeThatDoNotGoTogetherAreFlagged();
    assertThat(flagged(cohort.matrix(), TEST)).isBetween(0.005, 0.1);
  }

  /** Judged against the other classes they would be the most novel of all: 30 of 400 cells. */
  @Test
  void cellsOfAClassThatAFoldDoesNotKnowDoNotRaiseTheLimit() {
    double usual = limit.greatest();

    learn(this, withRareClass(IntStream.range(0, 30).toArray(), row -> "the one donor", 1e3));

    assertThat(limit.greatest()).isBetween(usual / 1.3, usual * 1.3);
  }

  @Test
  void ofOneDonorOrFewerThanNineCellsNoLimitIsLearnt() {
    int[] ofOneDonor = {0, 1, 2};
    assertThat(NoveltyLimit.fit(cohort, ofOneDonor, 0.04, 1).isLearnt()).isFalse();
    assertThat(NoveltyLimit.fit(cohort, IntStream.range(0, 8).toArray(), 0.04, 1).isLearnt())
        .isFalse();
    assertThat(NoveltyLimit.fit(cohort, IntStream.range(0, 30).toArray(), 0.04, 1).isLearnt())
        .isTrue();
  }

  @Test
  void cellsWithoutAnyFeatureDoNotMakeTheLimitInfinite() {
    FamilyBlock.Builder block = FamilyBlock.builder("passive", cohort.matrix().columns(), CELLS);
    for (int row = 0; row < CELLS; row++) {
      for (int column = 0; column < WIDTH; column++) {
        double value = cohort.matrix().at(row, column);
        if (row % 10 == 0 || Double.isNaN(value)) {
          block.absent(row, column, "not measured");
        } else {
          block.set(row, column, value);
        }
      }
    }
    Cohort tenthEmpty = new Cohort("", cohort.cells(), List.of(block.build()), List.of());

    assertThat(NoveltyLimit.fit(tenthEmpty, TRAIN, 0.04, 1).greatest())
        .isBetween(limit.greatest() / 1.3, limit.greatest() * 1.3);
  }

  @Test
  void classThatDoesNotOccurIsNoPlaceToBeNear() {
    int[] onlySst = IntStream.of(TRAIN).filter(row -> cohort.labels()[row] == 1).toArray();
    int[] asFirst = new int[onlySst.length];
    int[] asThird = new int[onlySst.length];
    Arrays.fill(asThird, 2);
    Novelty first = Novelty.fit(cohort.matrix(), onlySst, asFirst);
    Novelty third = Novelty.fit(cohort.matrix(), onlySst, asThird);

    for (int row : TEST) {
      assertThat(third.of(cohort.matrix(), row)).isEqualTo(first.of(cohort.matrix(), row));
    }
  }

  @Test
  void valuesBeyondAllMeasureAreInfinitelyNovel() {
    double[] values = new double[WIDTH];
    Arrays.fill(values, Double.MAX_VALUE);
    values[1] = -Double.MAX_VALUE;
    assertThat(novelty.of(changed(WIDTH, values), 0)).isGreaterThan(1e3).isNotNaN();
    assertThat(flagged(changed(WIDTH, values), new int[] {0})).isEqualTo(1);
  }
}
