package org.patchbridge.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.Species;
import org.patchbridge.metric.Bootstrap;
import org.patchbridge.space.CellSpace;
import org.patchbridge.space.PlantedCohort;
import org.patchbridge.space.SharedSpace;

/**
 * Class A differs from B and C by planted shifts: feature 0 in both species, 1 in mouse, 2 in
 * human, 3 in opposite directions, 4 and 5 in none.
 */
class ConservationTest {
  private static final double[][] MOUSE = {
    {1.5, 1.5, 0, 1.5, 0, 0}, {0, 0, 0, 0, 0, 0}, {0, 0, 0, 0, 0, 0}
  };
  private static final double[][] HUMAN = {
    {1.5, 0, -1.5, -1.5, 0, 0}, {0, 0, 0, 0, 0, 0}, {0, 0, 0, 0, 0, 0}
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void plantedEffectsGetTheirVerdict(long seed) {
    Conservation found = conservation(mouse(seed), human(seed), seed);

    assertThat(found.effects()).hasSize(3 * 6);
    List<Verdict> ofA = verdicts(found, "class A");
    assertThat(ofA)
        .containsExactly(
            Verdict.CONSERVED,
            Verdict.MOUSE_SPECIFIC,
            Verdict.HUMAN_SPECIFIC,
            Verdict.OPPOSED,
            Verdict.NEITHER,
            Verdict.NEITHER);
    assertThat(found.notCompared()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void permutedLabelsShowNoEffect(long seed) {
    Conservation found =
        conservation(
            PlantedCohort.permuted(mouse(seed), seed),
            PlantedCohort.permuted(human(seed), seed + 100),
            seed);

    assertThat(found.effects()).extracting(FeatureEffect::verdict).containsOnly(Verdict.NEITHER);
  }

  @Test
  void overManyPermutationsFalseVerdictsAreAsRareAsTheLevelSays() {
    int wrong = 0;
    for (int seed = 100; seed < 130; seed++) {
      Conservation found =
          conservation(
              PlantedCohort.permuted(mouse(seed), seed),
              PlantedCohort.permuted(human(seed), seed + 1),
              seed);
      boolean any = found.effects().stream().anyMatch(each -> each.verdict() != Verdict.NEITHER);
      wrong += any ? 1 : 0;
    }
    // 30 families of verdicts at 95 %: 1.5 wrong ones are expected; 6 or more have p = 0.003.
    assertThat(wrong).isLessThan(6);
  }

  @Test
  void effectIsTheMeanOfCliffsDeltasWhateverTheSharesOfTheOtherClasses() {
    // Normal values one shift apart: delta = 2 Φ(shift / √(2 (1 + donor variance))) − 1. B lies
    // at 0 and C at 3: A at 1.5 is above one and below the other by the same.
    double[][] shifts = {{1.5}, {0}, {3}};
    Cohort uneven = PlantedCohort.of(Species.MOUSE, shifts, 200, 600, 60).generate(4);
    Cohort even = PlantedCohort.of(Species.HUMAN, shifts, 200, 200, 200).generate(5);

    Conservation found = conservation(uneven, even, 1);

    FeatureEffect ofA = found.effects().get(0);
    assertThat(ofA.mouse().value()).isCloseTo(0, within(0.1));
    assertThat(ofA.human().value()).isCloseTo(0, within(0.1));
    FeatureEffect ofC = found.effects().get(2);
    // ½ (2 Φ(1.5 / 1.476) − 1) + ½ (2 Φ(3 / 1.476) − 1) = ½ × 0.690 + ½ × 0.958
    assertThat(ofC.mouse().value()).isCloseTo(0.824, within(0.06));
    assertThat(ofC.human().value()).isCloseTo(0.824, within(0.06));
  }

  @Test
  void agreementIsCompleteForEqualEffectsAndReversedForOppositeOnes() {
    double[][] rising = {{-2, -1, 0.5, 1, 2}, {0, 0, 0, 0, 0}};
    double[][] falling = {{2, 1, -0.5, -1, -2}, {0, 0, 0, 0, 0}};
    Cohort mouse = PlantedCohort.of(Species.MOUSE, rising, 200, 200).generate(1);

    ClassAgreement same =
        conservation(mouse, PlantedCohort.of(Species.HUMAN, rising, 150, 150).generate(2), 1)
            .agreements()
            .get(0);
    ClassAgreement opposite =
        conservation(mouse, PlantedCohort.of(Species.HUMAN, falling, 150, 150).generate(3), 1)
            .agreements()
            .get(0);

    assertThat(same.features()).isEqualTo(5);
    assertThat(same.sameSign().value()).isEqualTo(1);
    assertThat(same.rankCorrelation().value()).isEqualTo(1);
    assertThat(same.rankCorrelation().lower()).isGreaterThan(0.7);
    assertThat(opposite.sameSign().value()).isZero();
    assertThat(opposite.rankCorrelation().value()).isEqualTo(-1);
  }

  @Test
  void aClassWithFewDonorsInOneSpeciesIsNamedAndNotCompared() {
    double[][] shifts = {{1.0}, {0}, {0}};
    Cohort mouse = PlantedCohort.of(Species.MOUSE, shifts, 100, 100, 100).generate(1);
    Cohort human = PlantedCohort.of(Species.HUMAN, shifts, 100, 100, 3).generate(2);

    Conservation found = conservation(mouse, human, 1);

    assertThat(found.effects()).hasSize(2);
    assertThat(found.notCompared()).hasSize(1);
    assertThat(found.notCompared().get(0).subclass()).isEqualTo("class C");
    assertThat(found.notCompared().get(0).humanDonors()).isLessThanOrEqualTo(3);
  }

  @Test
  void sameSeedGivesTheSameIntervals() {
    assertThat(conservation(mouse(1), human(1), 9)).isEqualTo(conservation(mouse(1), human(1), 9));
    assertThat(conservation(mouse(1), human(1), 9))
        .isNotEqualTo(conservation(mouse(1), human(1), 10));
  }

  @ParameterizedTest
  @CsvSource({
    "0.2, 0.4, 0.1, 0.3, -0.2, 0.3, CONSERVED",
    "-0.4, -0.2, -0.3, -0.1, -0.3, 0.1, CONSERVED",
    "0.2, 0.4, -0.3, -0.1, 0.3, 0.7, OPPOSED",
    "0.2, 0.4, -0.1, 0.1, 0.1, 0.5, MOUSE_SPECIFIC",
    "0.2, 0.4, -0.3, 0.5, -0.2, 0.6, UNDECIDED",
    "-0.1, 0.1, 0.2, 0.4, -0.5, -0.1, HUMAN_SPECIFIC",
    "-0.1, 0.1, -0.2, 0.1, -0.2, 0.2, NEITHER"
  })
  void verdictFollowsFromTheThreeIntervals(
      double ml, double mu, double hl, double hu, double dl, double du, Verdict expected) {
    assertThat(Verdict.of(effect(ml, mu), effect(hl, hu), effect(dl, du))).isEqualTo(expected);
  }

  private static Effect effect(double low, double high) {
    return new Effect((low + high) / 2, low, high);
  }

  private static Cohort mouse(long seed) {
    return PlantedCohort.of(Species.MOUSE, MOUSE, 150, 200, 150).generate(seed);
  }

  private static Cohort human(long seed) {
    return PlantedCohort.of(Species.HUMAN, HUMAN, 120, 100, 150).generate(seed + 50);
  }

  private static Conservation conservation(Cohort mouse, Cohort human, long seed) {
    SharedSpace space = SharedSpace.of(mouse, human, CellSpace.standard()).orElseThrow();
    return Conservation.of(space, new Bootstrap(200, 0.95, seed));
  }

  private static List<Verdict> verdicts(Conservation found, String subclass) {
    List<Verdict> verdicts = new ArrayList<>();
    for (FeatureEffect effect : found.effects()) {
      if (effect.subclass().equals(subclass)) {
        verdicts.add(effect.verdict());
      }
    }
    return verdicts;
  }
}
