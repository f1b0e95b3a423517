package org.patchbridge.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.dataset.Species;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.FamilyVector;
import org.patchbridge.family.Preset;
import org.patchbridge.family.recipe.CellFeatures;
import org.patchbridge.stimulus.StimulusOntology;

/** The same cell recorded at another rate has the same features, but for what noise does. */
class SamplingRateTest {
  private static CellExtraction usual;

  @BeforeAll
  static void recordAtTheUsualRate() {
    usual = extractedAt(50_000);
  }

  @ParameterizedTest
  @ValueSource(doubles = {20_000, 25_000, 40_000, 200_000})
  void featuresDoNotDependOnTheSamplingRate(double rateHz) {
    CellExtraction extraction = extractedAt(rateHz);

    usual
        .families()
        .forEach(
            (name, family) ->
                assertThat(width(extraction.families().get(name)))
                    .as(name)
                    .isEqualTo(width(family)));
    assertSame(extraction, "rheobase_i", 0);
    assertSame(extraction, "fi_fit_slope", 0.02);
    assertSame(extraction, "v_baseline", 0.5);
    assertSame(extraction, "input_resistance", 4);
    assertSame(extraction, "tau", 5e-3);
    assertSame(extraction, "threshold_v_rheo", 1.5);
    assertSame(extraction, "peak_deltav_rheo", 2);
    assertSame(extraction, "width_rheo", 1e-4);
    assertSame(extraction, "upstroke_rheo", 30);
    assertSame(extraction, "avg_rate_hero", 1);
  }

  private static void assertSame(CellExtraction extraction, String scalar, double tolerance) {
    assertThat(value(extraction, scalar))
        .as(scalar)
        .isCloseTo(value(usual, scalar), within(tolerance));
  }

  private static double value(CellExtraction extraction, String scalar) {
    return extraction.scalars().get(scalar).value().orElseThrow();
  }

  private static int width(FamilyVector family) {
    assertThat(family).isInstanceOf(FamilyVector.Present.class);
    return ((FamilyVector.Present) family).values().length;
  }

  private static CellExtraction extractedAt(double rateHz) {
    SimulationSettings settings =
        SimulationSettings.defaults()
            .withSamplingRateHz(rateHz)
            .withStepsAboveRheobasePicoamps(List.of(20, 40, 80))
            .withRampShare(0);
    PlannedCell cell = StudyPlan.of(Species.MOUSE, 1, settings).get(0);
    return CellFeatures.extract(
        CellSimulator.with(settings).simulate(cell), Preset.DEFAULT, StimulusOntology.builtIn());
  }
}
