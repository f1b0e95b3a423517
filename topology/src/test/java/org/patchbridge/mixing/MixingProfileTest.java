package org.patchbridge.mixing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.metric.Bootstrap;

class MixingProfileTest {
  private static final MixingSettings SETTINGS = MixingSettings.withSeed(1);

  /** Mouse and human cells in pairs at one place: around each cell both are equally many. */
  private static MixedCells mixed(long seed) {
    double[][] points = MixedClouds.gaussian(600, 3, seed);
    for (int i = 0; i < 600; i += 2) {
      points[i][0] += i < 300 ? 0 : 30;
      points[i + 1] = points[i].clone();
    }
    return MixedClouds.cells(points, i -> i % 2 == 1, i -> i / 300, 10);
  }

  /** The same with the human cells far away. */
  private static MixedCells apart(long seed) {
    double[][] points = mixed(seed).points();
    for (int i = 1; i < 600; i += 2) {
      points[i][1] += 1_000;
    }
    return MixedClouds.cells(points, i -> i % 2 == 1, i -> i / 300, 10);
  }

  private static double value(MixedCells cells, MixingMeasure measure) {
    return MixingProfile.of(cells, SETTINGS.withPermutations(0)).estimate(measure).value();
  }

  @Test
  void speciesThatLieOnEachOtherAreMixedByEveryMeasure() {
    MixingProfile profile = MixingProfile.of(mixed(1), SETTINGS.withPermutations(0));

    assertThat(profile.estimate(MixingMeasure.ILISI).value()).isBetween(1.85, 2.0);
    assertThat(profile.estimate(MixingMeasure.ILISI).scaled()).isBetween(0.85, 1.0);
    assertThat(profile.estimate(MixingMeasure.KBET).value()).isGreaterThan(0.95);
    assertThat(profile.estimate(MixingMeasure.KBET_WITHIN_CLASS).value()).isGreaterThan(0.95);
    assertThat(profile.estimate(MixingMeasure.SPECIES_SILHOUETTE).value()).isGreaterThan(0.98);
  }

  @Test
  void speciesFarApartAreNotMixedByAnyMeasure() {
    MixingProfile profile = MixingProfile.of(apart(1), SETTINGS.withPermutations(0));

    assertThat(profile.estimate(MixingMeasure.ILISI).value()).isEqualTo(1, within(1e-12));
    assertThat(profile.estimate(MixingMeasure.ILISI).scaled()).isZero();
    assertThat(profile.estimate(MixingMeasure.KBET).value()).isZero();
    assertThat(profile.estimate(MixingMeasure.KBET_WITHIN_CLASS).value()).isZero();
    assertThat(profile.estimate(MixingMeasure.SPECIES_SILHOUETTE).value()).isLessThan(0.01);
  }

  @Test
  void classesFarApartAreSeenAsSuchInBothSpecies() {
    MixingProfile profile = MixingProfile.of(mixed(2), SETTINGS.withPermutations(0));

    assertThat(profile.estimate(MixingMeasure.CLISI).value()).isEqualTo(1, within(1e-12));
    assertThat(profile.estimate(MixingMeasure.CLISI).scaled()).isEqualTo(1, within(1e-12));
    assertThat(profile.estimate(MixingMeasure.CLASS_SILHOUETTE).value()).isGreaterThan(0.9);
    assertThat(profile.estimate(MixingMeasure.HUMAN_AMONG_MOUSE).value()).isEqualTo(1);
    assertThat(profile.estimate(MixingMeasure.MOUSE_AMONG_HUMAN).value()).isEqualTo(1);
  }

  @Test
  void onALineTheSilhouetteIsTheOneComputedByHand() {
    double[][] points = {{0}, {1}, {4}, {6}};
    MixedCells cells = MixedClouds.cells(points, i -> i == 1, i -> i / 2, 1);

    double[] scores =
        MixingProfile.of(cells, SETTINGS.withPermutations(0))
            .scores(MixingMeasure.CLASS_SILHOUETTE);

    double[] silhouettes = {4 / 5.0, 3 / 4.0, 1.5 / 3.5, 3.5 / 5.5};
    for (int i = 0; i < 4; i++) {
      assertThat(scores[i]).isEqualTo((silhouettes[i] + 1) / 2, within(1e-12));
    }
  }

  @Test
  void amongCellsEquallyFarFromEachOtherTheIndexIsInClosedForm() {
    int cells = 61;
    double[][] simplex = new double[cells][cells];
    for (int i = 0; i < cells; i++) {
      simplex[i][i] = 1;
    }
    MixedCells halves = MixedClouds.cells(simplex, i -> i % 2 == 1, i -> 0, 3);

    double[] scores =
        MixingProfile.of(halves, new MixingSettings(20, 0.05, 5, 0, 1)).scores(MixingMeasure.ILISI);

    for (int i = 0; i < cells; i++) {
      double own = i % 2 == 1 ? 29 / 60.0 : 0.5;
      double expected = 1 / (own * own + (1 - own) * (1 - own));
      assertThat(scores[i]).isEqualTo(expected, within(1e-12));
    }
    assertThat(scores[0]).isEqualTo(2, within(1e-12));
  }

  @Test
  void equallyFarNeighboursWeighEqually() {
    assertThat(LocalSimpson.weights(new double[] {2, 2, 2, 2}, 3))
        .containsExactly(0.25, 0.25, 0.25, 0.25);
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, 5, 11.5, 29})
  void weightsHaveTheWantedPerplexity(double perplexity) {
    double[] distances = new double[90];
    Arrays.setAll(distances, i -> 3 + Math.sqrt(i));

    double[] weights = LocalSimpson.weights(distances, perplexity);

    double entropy = Arrays.stream(weights).map(w -> w > 0 ? -w * Math.log(w) : 0).sum();
    assertThat(Math.exp(entropy)).isEqualTo(perplexity, within(1e-8));
    assertThat(Arrays.stream(weights).sum()).isEqualTo(1, within(1e-12));
  }

  @Test
  void permutedLabelsShowWhatChanceWouldGive() {
    MixingProfile profile = MixingProfile.of(apart(3), SETTINGS);

    MixingEstimate species = profile.estimate(MixingMeasure.ILISI);
    assertThat(species.chance().permutations()).isEqualTo(20);
    assertThat(species.chance().least()).isGreaterThan(species.value() + 0.2);
    MixingProfile sorted = MixingProfile.of(mixed(3), SETTINGS);
    MixingEstimate classes = sorted.estimate(MixingMeasure.HUMAN_AMONG_MOUSE);
    assertThat(classes.value()).isEqualTo(1);
    assertThat(classes.chance().mean()).isEqualTo(0.5, within(0.05));
    assertThat(sorted.estimate(MixingMeasure.CLASS_SILHOUETTE).chance().most()).isLessThan(0.55);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void permutationsKeepDonorsWholeAndSharesOfClasses(long seed) {
    MixedCells cells = MixedClouds.cells(mixed(seed).points(), i -> i % 3 == 0, i -> i % 3 - 1, 7);

    LabelPermutations permutations = LabelPermutations.of(cells, 3, seed);

    for (int p = 1; p <= 3; p++) {
      int[] species = permutations.species().get(p);
      int[] classes = permutations.classes().get(p);
      int[] ofUnit = new int[cells.donors().units()];
      Arrays.fill(ofUnit, -1);
      int[][] balance = new int[2][4];
      for (int i = 0; i < cells.size(); i++) {
        int unit = cells.donors().unitOfCell()[i];
        assertThat(ofUnit[unit]).isIn(-1, species[i]);
        ofUnit[unit] = species[i];
        balance[cells.species()[i]][cells.labels()[i] + 1]++;
        balance[cells.species()[i]][classes[i] + 1]--;
        assertThat(classes[i] < 0).isEqualTo(cells.labels()[i] < 0);
      }
      assertThat(balance).isDeepEqualTo(new int[2][4]);
      assertThat(species).isNotEqualTo(cells.species());
    }
  }

  @Test
  void everyValueLiesInItsIntervalOverDonorsAndHasWords() {
    double[][] points = MixedClouds.gaussian(300, 2, 4);
    MixedCells cells = MixedClouds.cells(points, i -> i % 2 == 0, i -> i % 3 - 1, 8);

    List<MixingEstimate> estimates =
        MixingProfile.of(cells, SETTINGS.withPermutations(0)).estimates();

    assertThat(estimates)
        .extracting(MixingEstimate::measure)
        .containsExactly(MixingMeasure.values());
    for (MixingEstimate estimate : estimates) {
      MixingMeasure measure = estimate.measure();
      assertThat(estimate.interval().contains(estimate.value())).as(measure.label()).isTrue();
      assertThat(estimate.interval().upper()).isGreaterThan(estimate.interval().lower());
      assertThat(estimate.cells()).isPositive();
      assertThat(measure.low()).isNotEqualTo(measure.high());
      assertThat(estimate.chance().permutations()).isZero();
      assertThat(estimate.chance().mean()).isNaN();
    }
  }

  /** A fifth is human, from donors of one cell; mouse donors have 20. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void chanceIsThatOfTheSharesThereAreEvenWhereDonorsDifferInSize(long seed) {
    double[][] points = MixedClouds.gaussian(500, 2, seed);
    Cohort cohort =
        MixedClouds.cohort(
            500, i -> i % 5 == 0, i -> i % 3, i -> i % 5 == 0 ? "human" + i : "mouse" + i / 25);
    MixedCells cells = MixedCells.of(cohort, points, new Bootstrap(50, 0.95, 1));

    for (int[] species : LabelPermutations.of(cells, 10, seed).species()) {
      assertThat(Arrays.stream(species).sum()).isBetween(81, 100);
    }
    MixingEstimate mixing = MixingProfile.of(cells, SETTINGS).estimate(MixingMeasure.ILISI);
    assertThat(mixing.chance().mean()).isEqualTo(mixing.value(), within(0.03));
  }

  @Test
  void drawingADonorTwiceDoesNotMakeItItsOwnNeighbour() {
    double[][] points = MixedClouds.gaussian(400, 2, 6);
    MixedCells cells = MixedClouds.cells(points, i -> i % 2 == 0, i -> 0, 2);

    MixingEstimate estimate = MixingProfile.of(cells, SETTINGS).estimate(MixingMeasure.ILISI);

    double centre = (estimate.interval().lower() + estimate.interval().upper()) / 2;
    assertThat(centre).isEqualTo(estimate.value(), within(0.01));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void leavingADonorOutIsAsIfItsCellsWereNotThere(long seed) {
    double[][] points = MixedClouds.gaussian(90, 2, seed);
    MixedCells cells = MixedClouds.cells(points, i -> i % 2 == 0, i -> i % 3, 9);
    double[] without =
        CellScores.of(cells, SETTINGS.withPermutations(0))
            .get(MixingMeasure.CLASS_SILHOUETTE)
            .without();

    for (int unit = 0; unit < without.length; unit++) {
      int[] left = left(cells, unit);
      MixedCells rest =
          MixedClouds.cells(
              Arrays.stream(left).mapToObj(i -> points[i]).toArray(double[][]::new),
              i -> left[i] % 2 == 0,
              i -> left[i] % 3,
              9);
      assertThat(without[unit])
          .isEqualTo(value(rest, MixingMeasure.CLASS_SILHOUETTE), within(1e-12));
    }
  }

  private static int[] left(MixedCells cells, int unit) {
    return IntStream.range(0, cells.size())
        .filter(i -> cells.donors().unitOfCell()[i] != unit)
        .toArray();
  }

  @Test
  void aMeasureThatRestsOnOneDonorHasNoInterval() {
    double[][] points = MixedClouds.gaussian(60, 2, 1);
    MixedCells cells = MixedClouds.cells(points, i -> i % 6 == 0, i -> i % 3, 10);

    MixingEstimate estimate =
        MixingProfile.of(cells, SETTINGS.withPermutations(0))
            .estimate(MixingMeasure.MOUSE_AMONG_HUMAN);

    assertThat(estimate.value()).isBetween(0.0, 1.0);
    assertThat(estimate.interval().lower()).isNaN();
  }

  @Test
  void theChangeBetweenTwoSpacesIsPaired() {
    MixingProfile before = MixingProfile.of(apart(5), SETTINGS.withPermutations(0));
    MixingProfile after = MixingProfile.of(mixed(5), SETTINGS.withPermutations(0));

    List<MixingChange> changes = before.changeTo(after);

    assertThat(changes).extracting(MixingChange::measure).containsExactly(MixingMeasure.values());
    MixingChange mixing = changes.get(MixingMeasure.ILISI.ordinal());
    assertThat(mixing.difference()).isEqualTo(mixing.after() - mixing.before(), within(1e-12));
    assertThat(mixing.interval().lower()).isGreaterThan(0.8);
    assertThat(before.changeTo(before))
        .allSatisfy(
            same -> {
              assertThat(same.difference()).isZero();
              assertThat(same.interval().lower()).isZero();
              assertThat(same.interval().upper()).isZero();
            });
  }

  @Test
  void spacesOfOtherCellsAreNotCompared() {
    MixingProfile one = MixingProfile.of(mixed(1), SETTINGS.withPermutations(0));
    MixedCells others = MixedClouds.cells(mixed(1).points(), i -> i % 3 == 1, i -> i / 300, 10);
    MixingProfile other = MixingProfile.of(others, SETTINGS.withPermutations(0));

    assertThatThrownBy(() -> one.changeTo(other)).hasMessageContaining("same cells");
  }

  @Test
  void withoutLabelsOnlySpeciesAreMeasured() {
    MixedCells cells =
        MixedClouds.cells(MixedClouds.gaussian(100, 2, 1), i -> i % 2 == 0, i -> -1, 4);

    assertThat(value(cells, MixingMeasure.ILISI)).isBetween(1.0, 2.0);
    assertThat(value(cells, MixingMeasure.KBET)).isBetween(0.0, 1.0);
    assertThat(value(cells, MixingMeasure.CLISI)).isNaN();
    assertThat(value(cells, MixingMeasure.CLASS_SILHOUETTE)).isNaN();
    assertThat(value(cells, MixingMeasure.HUMAN_AMONG_MOUSE)).isNaN();
  }

  @Test
  void ofOneSpeciesNothingIsMixed() {
    MixedCells cells = MixedClouds.cells(MixedClouds.gaussian(60, 2, 1), i -> false, i -> 0, 4);

    assertThat(value(cells, MixingMeasure.ILISI)).isEqualTo(1, within(1e-12));
    assertThat(value(cells, MixingMeasure.KBET)).isNaN();
    assertThat(value(cells, MixingMeasure.SPECIES_SILHOUETTE)).isNaN();
  }

  @Test
  void aRandomCloudPassesTheTestAsOftenAsItsSignificanceSays() {
    MixedCells cells =
        MixedClouds.cells(MixedClouds.gaussian(1_000, 3, 9), i -> i * 7919 % 10 < 4, i -> 0, 5);

    assertThat(value(cells, MixingMeasure.KBET)).isBetween(0.9, 1.0);
  }
}
