package org.patchbridge.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.dataset.Species;

class StatisticalCohortTest {

  @ParameterizedTest
  @EnumSource(Species.class)
  void sameArgumentsGiveTheSameCohortBitForBit(Species species) {
    Cohort once = new StatisticalCohort(species, 200, 5).generate();
    Cohort again = new StatisticalCohort(species, 200, 5).generate();
    Cohort other = new StatisticalCohort(species, 200, 6).generate();
    assertThat(once.cells()).isEqualTo(again.cells());
    assertThat(once.matrix().values()).isEqualTo(again.matrix().values());
    assertThat(once.matrix().values()).isNotEqualTo(other.matrix().values());
  }

  @ParameterizedTest
  @EnumSource(Species.class)
  void bothSpeciesShareTheThirtyAlignedFeatures(Species species) {
    FeatureMatrix matrix = new StatisticalCohort(species, 20, 1).generate().matrix();
    assertThat(matrix.columns()).hasSize(30);
    assertThat(matrix.columns())
        .contains(new Column("input_resistance", "MOhm"), new Column("width_rheo", "s"));
    assertThat(new StatisticalCohort(Species.MOUSE, 20, 1).generate().matrix().columns())
        .isEqualTo(matrix.columns());
  }

  @Test
  void classProportionsAreThePublishedOnes() {
    Cohort mouse = new StatisticalCohort(Species.MOUSE, 3699, 1).generate();
    assertThat(perClass(mouse))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("Sst", 1663L, "Pvalb", 745L, "Vip", 691L, "Lamp5", 402L, "Sncg", 198L));
    Cohort human = new StatisticalCohort(Species.HUMAN, 506, 1).generate();
    assertThat(perClass(human))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("Pvalb", 293L, "Sst", 96L, "Vip", 67L, "Lamp5", 50L));
  }

  @Test
  void mouseDonorsCarryMostlyOneClassAndHumanDonorsDoNot() {
    assertThat(donorPurity(new StatisticalCohort(Species.MOUSE, 3000, 2).generate()))
        .isBetween(0.80, 0.92);
    assertThat(donorPurity(new StatisticalCohort(Species.HUMAN, 3000, 2).generate()))
        .isBetween(0.55, 0.80);
  }

  @ParameterizedTest
  @EnumSource(Species.class)
  void everyAbsentValueHasAReasonAndRampFeaturesAreAbsentTogether(Species species) {
    Cohort cohort = new StatisticalCohort(species, 1000, 3).generate();
    FamilyBlock ramp = family(cohort, "ap_ramp");
    assertThat(ramp.absenceCounts()).containsKey("ramp not recorded");
    for (int cell = 0; cell < cohort.size(); cell++) {
      for (FamilyBlock family : cohort.families()) {
        for (int column = 0; column < family.width(); column++) {
          boolean absent = Double.isNaN(family.value(cell, column));
          assertThat(family.absenceReason(cell, column).isEmpty()).isEqualTo(!absent);
        }
      }
      int row = cell;
      assertThat(IntStream.range(0, ramp.width()).filter(c -> ramp.isPresent(row, c)).count())
          .isIn(0L, (long) ramp.width());
    }
  }

  @Test
  void humanCellsAreAcuteOrCulturedAndMouseCellsNeither() {
    List<Cell> human = new StatisticalCohort(Species.HUMAN, 2000, 4).generate().cells();
    double cultured =
        human.stream()
            .filter(c -> c.subclass().orElseThrow().equals("Sst"))
            .mapToInt(c -> c.condition().orElseThrow().equals("culture") ? 1 : 0)
            .average()
            .orElseThrow();
    assertThat(cultured).isCloseTo(0.88, within(0.06));
    assertThat(new StatisticalCohort(Species.MOUSE, 50, 4).generate().cells())
        .allMatch(c -> c.condition().isEmpty());
  }

  @Test
  void humanCellsDifferFromMouseCellsAsThePublishedMediansDo() {
    Cohort mouse = new StatisticalCohort(Species.MOUSE, 3000, 7).generate();
    Cohort human = new StatisticalCohort(Species.HUMAN, 3000, 7).generate();
    assertThat(median(human, "sag")).isGreaterThan(2 * median(mouse, "sag"));
    assertThat(median(human, "v_baseline")).isGreaterThan(median(mouse, "v_baseline") + 3);
    assertThat(median(human, "rheobase_i")).isLessThan(0.8 * median(mouse, "rheobase_i"));
    assertThat(median(human, "fast_trough_deltav_rheo"))
        .isLessThan(median(mouse, "fast_trough_deltav_rheo") - 4);
  }

  @Test
  void derivedFeaturesKeepTheirArithmetic() {
    Cohort cohort = new StatisticalCohort(Species.MOUSE, 100, 8).generate();
    FeatureMatrix matrix = cohort.matrix();
    int trough = index(matrix, "trough_deltav_rheo");
    int fast = index(matrix, "fast_trough_deltav_rheo");
    int slow = index(matrix, "trough_slowdeltav_rheo");
    for (int row = 0; row < matrix.rows(); row++) {
      assertThat(matrix.at(row, trough)).isEqualTo(matrix.at(row, fast) + matrix.at(row, slow));
    }
  }

  @Test
  void aCohortWithoutCellsIsRefused() {
    assertThatThrownBy(() -> new StatisticalCohort(Species.MOUSE, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1");
  }

  private static Map<String, Long> perClass(Cohort cohort) {
    return cohort.cells().stream()
        .collect(Collectors.groupingBy(c -> c.subclass().orElseThrow(), Collectors.counting()));
  }

  private static double donorPurity(Cohort cohort) {
    Map<String, Map<String, Long>> byDonor =
        cohort.cells().stream()
            .collect(
                Collectors.groupingBy(
                    c -> c.donor().orElseThrow(),
                    Collectors.groupingBy(c -> c.subclass().orElseThrow(), Collectors.counting())));
    long dominant =
        byDonor.values().stream()
            .mapToLong(classes -> classes.values().stream().max(Long::compare).orElseThrow())
            .sum();
    Set<String> donors = new HashSet<>(byDonor.keySet());
    assertThat(donors).hasSizeGreaterThan(cohort.size() / 12);
    return (double) dominant / cohort.size();
  }

  private static FamilyBlock family(Cohort cohort, String name) {
    return cohort.families().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  private static int index(FeatureMatrix matrix, String column) {
    return matrix.columns().stream().map(Column::name).toList().indexOf(column);
  }

  private static double median(Cohort cohort, String column) {
    FeatureMatrix matrix = cohort.matrix();
    int at = index(matrix, column);
    double[] sorted =
        IntStream.range(0, matrix.rows())
            .mapToDouble(row -> matrix.at(row, at))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    assertThat(sorted.length).isGreaterThan(matrix.rows() / 2);
    return Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElseThrow();
  }
}
