package org.patchbridge.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Species;
import org.patchbridge.family.CellExtraction;
import org.patchbridge.family.Preset;
import org.patchbridge.family.recipe.CellFeatures;
import org.patchbridge.stimulus.StimulusOntology;

/** Features as the program extracts them, beside what is known of neocortical pyramidal cells. */
class GlutamatergicCellTest {
  private static final int CELLS = 7;
  private static List<CellExtraction> extracted;

  @BeforeAll
  static void extract() {
    SimulationSettings settings =
        SimulationSettings.defaults()
            .withSamplingRateHz(25_000)
            .withStepsAboveRheobasePicoamps(List.of(20, 40))
            .withRampShare(0);
    CellSimulator simulator = CellSimulator.with(settings);
    extracted =
        StudyPlan.glutamatergic(Species.MOUSE, CELLS, settings).stream()
            .map(simulator::simulate)
            .map(cell -> CellFeatures.extract(cell, Preset.DEFAULT, StimulusOntology.builtIn()))
            .toList();
  }

  private static double median(String scalar) {
    double[] values =
        extracted.stream()
            .flatMap(cell -> cell.scalars().get(scalar).value().stream().boxed())
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    assertThat(values.length).as(scalar + " in " + Arrays.toString(values)).isGreaterThan(4);
    return values[values.length / 2];
  }

  @Test
  void spikesAreBroadAndFallSlowly() {
    assertThat(median("width_rheo")).isBetween(0.9e-3, 1.5e-3);
    assertThat(median("upstroke_downstroke_ratio_rheo")).isBetween(2.7, 4.5);
    assertThat(median("upstroke_rheo")).isBetween(200.0, 450.0);
  }

  @Test
  void membraneRestsLowAndNeedsMuchCurrent() {
    assertThat(median("v_baseline")).isBetween(-80.0, -65.0);
    assertThat(median("input_resistance")).isBetween(60.0, 160.0);
    assertThat(median("tau")).isBetween(0.01, 0.03);
    assertThat(median("rheobase_i")).isBetween(100.0, 250.0);
    assertThat(median("sag")).isBetween(0.05, 0.3);
  }

  @Test
  void firingIsSlowAndAdapts() {
    assertThat(median("fi_fit_slope")).isBetween(0.03, 0.25);
    assertThat(median("avg_rate_hero")).isBetween(2.0, 15.0);
    assertThat(median("adapt_mean")).isGreaterThan(0.03);
  }
}
