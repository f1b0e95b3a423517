package org.patchbridge.separation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.DonorGroupedKFold;
import org.patchbridge.dataset.Species;
import org.patchbridge.dataset.Split;
import org.patchbridge.evaluation.DonorEffects;
import org.patchbridge.metric.Bootstrap;
import org.patchbridge.space.CellSpace;
import org.patchbridge.space.PlantedCohort;

class HeldOutSilhouetteTest {
  private static final double ROUNDING = 1e-12;

  /** B and C are one cloud, A lies apart from both. */
  private static final double[][] SHIFTS = {{4, 4, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}};

  /** The twelve points of separation_oracle.py. */
  private static final int[] LABELS = {0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 3};

  private static double[][] points() {
    double[][] points = new double[12][3];
    for (int i = 0; i < 12; i++) {
      for (int k = 0; k < 3; k++) {
        points[i][k] = Math.sin(1.7 * i + 2.3 * k) + i % 3;
      }
    }
    return points;
  }

  /** Values of separation_oracle.py (scikit-learn 1.2.1). */
  @Test
  void samplesEqualThoseOfScikitLearnAlsoForTheOnlyCellOfAClass() {
    assertThat(HeldOutSilhouette.samples(points(), LABELS))
        .containsExactly(
            new double[] {
              0.14916409566890182,
              -0.04712820971151645,
              0.3303542623230359,
              0.2751469461722603,
              0.12711065195353652,
              0.48466534757921675,
              0.3114727525809167,
              0.08296398749431161,
              -0.11262755774183948,
              0.14232227852600868,
              0.1497511980692811,
              0.0
            },
            within(ROUNDING));
  }

  /** Values of separation_oracle.py (scikit-learn 1.2.1). */
  @Test
  void meansOfAllCellsAndOfPairsEqualThoseOfScikitLearn() {
    int[] units = IntStream.range(0, 12).toArray();
    int[] once = new int[12];
    Arrays.fill(once, 1);
    SilhouetteSums sums = new SilhouetteSums(4);

    Silhouette.of(points(), LABELS, 4, units).addTo(sums, once);

    double[] means = sums.means();
    assertThat(means[0]).isCloseTo(0.1577663127428428, within(ROUNDING));
    assertThat(means[1 + 4]).as("0, 1").isCloseTo(0.23048531336150063, within(ROUNDING));
    assertThat(means[1 + 4 + 1]).as("0, 2").isCloseTo(0.5690510569471264, within(ROUNDING));
    assertThat(means[1 + 4 + 3]).as("1, 2").isCloseTo(0.33015934151959275, within(ROUNDING));
  }

  @Test
  void aResampleEqualsTheDrawnCellsWithoutCopiesAsNeighbours() {
    // Units 0 and 1 hold cells 0–5 and 6–11. Drawn once and not at all: the silhouettes of the
    // first six cells. Drawn twice each: as drawn once, because a copy is no neighbour.
    int[] units = new int[12];
    Arrays.fill(units, 6, 12, 1);
    Silhouette all = Silhouette.of(points(), LABELS, 4, units);
    SilhouetteSums half = new SilhouetteSums(4);
    all.addTo(half, new int[] {1, 0});
    double[] alone =
        HeldOutSilhouette.samples(Arrays.copyOf(points(), 6), Arrays.copyOf(LABELS, 6));
    assertThat(half.means()[0])
        .isCloseTo(Arrays.stream(alone).average().orElseThrow(), within(ROUNDING));

    SilhouetteSums once = new SilhouetteSums(4);
    all.addTo(once, new int[] {1, 1});
    SilhouetteSums twice = new SilhouetteSums(4);
    all.addTo(twice, new int[] {2, 2});
    // Not exactly equal: beside a cell's own copy the others of its donor count twice in a mean.
    assertThat(twice.means()[0]).isCloseTo(once.means()[0], within(0.05));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void separationIsFoundWhereItIsAndNotWhereItIsNot(long seed) {
    Cohort cohort = PlantedCohort.of(Species.MOUSE, SHIFTS, 120, 120, 60).generate(seed);

    ClassSeparation found = separation(cohort, seed);

    assertThat(found.perClass().get(0).value()).isGreaterThan(0.2);
    assertThat(found.pair(0, 1).interval().lower()).isGreaterThan(0.2);
    assertThat(found.pair(2, 0).interval().lower()).isGreaterThan(0.2);
    assertThat(found.pair(1, 2).value()).isCloseTo(0, within(0.02));
    assertThat(found.pair(0, 1).interval().contains(found.pair(0, 1).value())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void permutedLabelsHaveSilhouettesOfAboutZeroOrBelow(long seed) {
    Cohort cohort = PlantedCohort.of(Species.MOUSE, SHIFTS, 120, 120, 60).generate(seed);

    ClassSeparation found = separation(PlantedCohort.permuted(cohort, seed), seed);

    // The nearest of two equal clouds is chosen for each cell, which draws the mean below 0.
    assertThat(found.overall().value()).isBetween(-0.1, 0.01);
    for (ClassSeparation.ClassPair pair : found.pairs()) {
      assertThat(pair.separation().value()).isCloseTo(0, within(0.03));
    }
  }

  @Test
  void drawsOfDonorsThatLackAClassGiveNoValueOverAllClasses() {
    List<DonorEffects.Donor> donors = new ArrayList<>(DonorEffects.donors(10, "A", 3));
    donors.addAll(DonorEffects.donors(10, "B", 3));
    donors.addAll(DonorEffects.donors(2, "C", 3));
    Cohort cohort = DonorEffects.cohort(donors, 3, cell -> false, 1);
    List<Split> splits = new DonorGroupedKFold(2).repetition(cohort, 0, 1);

    ClassSeparation found =
        HeldOutSilhouette.of(cohort, splits, CellSpace.standard(), new Bootstrap(500, 0.95, 1));

    double lacking = Math.pow(20 / 22.0, 22);
    assertThat(found.overall().interval().replicates() / 500.0)
        .isCloseTo(1 - lacking, within(0.05));
    assertThat(found.perClass().get(0).interval().replicates())
        .isEqualTo(found.overall().interval().replicates());
    assertThat(found.pair(0, 1).interval().replicates()).isEqualTo(500);
  }

  @Test
  void theSpaceIsLearntFromTrainingCellsAndCellsAreComparedInTheirOwnSplit() {
    Cohort cohort = PlantedCohort.of(Species.MOUSE, SHIFTS, 20, 20, 20).generate(7);
    List<Split> splits = new DonorGroupedKFold(2).repetition(cohort, 0, 1);
    CellSpace space = CellSpace.standard();
    double sum = 0;
    for (Split split : splits) {
      double[][] points = space.fit(cohort, split.train()).coordinates(cohort, split.test());
      int[] labels = Arrays.stream(split.test()).map(row -> cohort.labels()[row]).toArray();
      sum += Arrays.stream(HeldOutSilhouette.samples(points, labels)).sum();
    }

    ClassSeparation found = HeldOutSilhouette.of(cohort, splits, space, new Bootstrap(10, 0.95, 1));

    assertThat(found.overall().value()).isCloseTo(sum / cohort.size(), within(ROUNDING));
  }

  private static ClassSeparation separation(Cohort cohort, long seed) {
    return HeldOutSilhouette.of(
        cohort,
        new DonorGroupedKFold(3).repetition(cohort, 0, seed),
        CellSpace.standard(),
        new Bootstrap(100, 0.95, seed));
  }
}
