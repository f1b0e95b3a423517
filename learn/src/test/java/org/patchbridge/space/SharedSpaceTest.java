package org.patchbridge.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;

class SharedSpaceTest {
  private static final CellSpace SPACE = CellSpace.standard();

  /** Mouse has a, b and d; human has b, c and e. Only b means the same in both. */
  private final Cohort mouse = cohort(Species.MOUSE, "a:mV b:mV d:s", 1, 2, 3, 4);

  private final Cohort human = cohort(Species.HUMAN, "b:mV c:mV d:ms", 101, 102, 103, 108);

  @Test
  void onlyColumnsOfTheSameNameAndUnitAreShared() {
    Cohort joined = SharedSpace.of(mouse, human, SPACE).orElseThrow().joined();

    assertThat(joined.families()).hasSize(1);
    assertThat(joined.families().get(0).columns()).containsExactly(new Column("b", "mV"));
    assertThat(joined.cells()).hasSize(8);
    assertThat(joined.families().get(0).value(7, 0)).isEqualTo(108);
  }

  @Test
  void aColumnThatOneSpeciesNeverHasIsNotShared() {
    Cohort unmeasured = cohort(Species.HUMAN, "b:mV", Double.NaN, Double.NaN);

    assertThat(SharedSpace.of(mouse, unmeasured, SPACE)).isEmpty();
  }

  @Test
  void oneSpeciesOrSharedCellsMakeNoSharedSpace() {
    assertThat(SharedSpace.of(mouse, mouse, SPACE)).isEmpty();
    assertThat(SharedSpace.of(mouse, cohort(Species.MOUSE, "b:mV", 5, 6), SPACE)).isEmpty();
  }

  @Test
  void withinSpeciesALevelDisappearsAndJointlyItStays() {
    SharedSpace shared = SharedSpace.of(mouse, human, SPACE).orElseThrow();

    double[][] within = shared.coordinates(SpeciesScaling.WITHIN_SPECIES);
    double[][] jointly = shared.coordinates(SpeciesScaling.JOINTLY);

    assertThat(mean(within, 0, 4)).isCloseTo(0, within(1e-12));
    assertThat(mean(within, 4, 8)).isCloseTo(0, within(1e-12));
    assertThat(mean(jointly, 0, 4)).isLessThan(-0.9);
    assertThat(mean(jointly, 4, 8)).isGreaterThan(0.9);
  }

  @ParameterizedTest
  @EnumSource(SpeciesScaling.class)
  void absentValuesLieAtTheMedian(SpeciesScaling scaling) {
    Cohort gaps = cohort(Species.HUMAN, "b:mV", 101, 103, 103, 108, Double.NaN);

    double[][] points = SharedSpace.of(mouse, gaps, SPACE).orElseThrow().coordinates(scaling);

    // Median of the human cells: 103, the value of the sixth cell. Of all cells: 52.5.
    double expected =
        scaling == SpeciesScaling.WITHIN_SPECIES
            ? points[5][0]
            : points[3][0] + (points[4][0] - points[3][0]) * (52.5 - 4) / (101 - 4);
    assertThat(points[8][0]).isCloseTo(expected, within(1e-12));
  }

  @Test
  void testCellsAreScaledByTrainingCellsOnly() {
    int[] train = {0, 1};
    Cohort one = cohort(Species.MOUSE, "b:mV", 1, 3, 100, Double.NaN);

    double[][] points = SPACE.fit(one, train).coordinates(one, new int[] {0, 1, 2, 3});

    // Training mean 2, standard deviation 1, median 2.
    assertThat(points).isDeepEqualTo(new double[][] {{-1}, {1}, {98}, {0}});
  }

  private static double mean(double[][] points, int from, int until) {
    return Arrays.stream(points, from, until).mapToDouble(p -> p[0]).average().orElseThrow();
  }

  private static Cohort cohort(Species species, String columns, double... values) {
    List<Column> list =
        Arrays.stream(columns.split(" "))
            .map(each -> new Column(each.split(":")[0], each.split(":")[1]))
            .toList();
    FamilyBlock.Builder block = FamilyBlock.builder("family", list, values.length);
    for (int cell = 0; cell < values.length; cell++) {
      for (int column = 0; column < list.size(); column++) {
        if (Double.isNaN(values[cell])) {
          block.absent(cell, column, "not measured");
        } else {
          block.set(cell, column, values[cell]);
        }
      }
    }
    List<Cell> cells =
        IntStream.range(0, values.length)
            .mapToObj(
                i ->
                    new Cell(
                        species.label() + i,
                        species,
                        Optional.empty(),
                        Optional.of("A"),
                        Optional.empty()))
            .toList();
    return new Cohort(species.label(), cells, List.of(block.build()), List.of());
  }
}
