package org.patchbridge.table.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {
  private static Optional<NameReading> column(String header) {
    return Vocabulary.get().column(HeaderText.of(header).name(), List.of());
  }

  private static NameReading feature(String name) {
    return Vocabulary.get().feature(name).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "Rin (MOhm), input_resistance",
    "R_in, input_resistance",
    "input_resistance_mohm, input_resistance",
    "Eingangswiderstand [MΩ], input_resistance",
    "Vm rest, v_baseline",
    "RMP (mV), v_baseline",
    "Resting Membrane Potential, v_baseline",
    "vrest, v_baseline",
    "Membrane tau (ms), tau",
    "τ (ms), tau",
    "AP half-width (ms), width_rheo",
    "Spike half width [ms], width_rheo",
    "AP1_width, width_rheo",
    "Max dV/dt (V/s), upstroke_rheo",
    "AP threshold (mV), threshold_v_rheo",
    "Threshold V (ramp) (millivolts), threshold_v_ramp",
    "threshold_v_short_square, threshold_v_short_square",
    "peak_v_long_square, peak_deltav_rheo",
    "Upstroke/downstroke ratio (short square), upstroke_downstroke_ratio_short_square",
    "Threshold I (long square) (picoamps), rheobase_i",
    "time_to_first_spike, latency_rheo",
    "ohmic_input_resistance_vb_ssse, input_resistance",
    "Afterhyperpolarisation (mV), fast_trough_deltav_rheo",
    "subthreshold.tau, tau"
  })
  void nameIsTheFeature(String header, String feature) {
    assertThat(column(header))
        .hasValueSatisfying(read -> assertThat(read.isOfSame(feature(feature))).isTrue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AP amplitude adaptation index",
        "Latency @ +20pA current (ms)",
        "ISI coefficient of variation",
        "Rebound (mV)",
        "Sag time (s)",
        "Max number of APs",
        "Spike frequency adaptation",
        "Capacitance (pF)",
        "AP Fano factor"
      })
  void otherMeasureIsNoFeature(String header) {
    assertThat(column(header)).isEmpty();
  }

  @Test
  void sweepsOfAMeasureAreDifferentFeatures() {
    assertThat(feature("width_rheo").isOfSame(feature("width_hero"))).isFalse();
    assertThat(feature("threshold_v_long_square").isOfSame(feature("threshold_v_rheo"))).isTrue();
  }

  @Test
  void latencyOfAnAllenTableIsThatOfTheHeroSweep() {
    List<String> allen = List.of("vrest", "ri", "f_i_curve_slope", "latency");

    assertThat(Vocabulary.get().column("latency", allen))
        .hasValueSatisfying(read -> assertThat(read.sweep()).contains(MeasuredSweep.HERO));
    assertThat(column("latency"))
        .hasValueSatisfying(read -> assertThat(read.sweep()).contains(MeasuredSweep.RHEOBASE));
  }

  @Test
  void depthIsRelativeToRestInAnEfelTable() {
    assertThat(Vocabulary.get().column("AHP_depth", List.of("voltage_base", "AHP_depth")))
        .hasValueSatisfying(
            read -> assertThat(read.definitions()).containsExactly(Definition.FROM_REST));
  }

  @Test
  void everyDefinitionOfANameLeadsToOneOfTheMeasuresFeatures() {
    assertThat(Vocabulary.get().measures())
        .isNotEmpty()
        .allSatisfy(
            measure ->
                measure
                    .names()
                    .forEach(
                        names ->
                            assertThat(names.definitions())
                                .allSatisfy(
                                    from ->
                                        assertThat(measure.features().values())
                                            .anyMatch(to -> from.to(to).isPresent()))));
  }
}
