package org.patchbridge.family.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbridge.family.FamilySpec;

class FamilyAxisTest {

  /** Widths of 1 s steps at 50 kHz, as docs/features.md has them; first, last, and their unit. */
  @ParameterizedTest
  @CsvSource({
    "first_ap_v, 450, 3, ms, 0, 2.98",
    "first_ap_v, 150, 1, ms, 0, 2.98",
    "first_ap_dv, 447, 3, ms, 0.01, 2.97",
    "first_ap_dv, 149, 1, ms, 0.01, 2.97",
    "isi_shape, 100, 1, %, 0.5, 99.5",
    "inst_freq, 300, 6, ms, 10, 990",
    "inst_freq_norm, 300, 6, ms, 10, 990",
    "inst_freq, 150, 3, ms, 10, 990",
    "spiking_width, 300, 6, ms, 10, 990",
    "spiking_threshold_v, 300, 6, ms, 10, 990",
    "spiking_peak_v, 300, 6, ms, 10, 990",
    "spiking_fast_trough_v, 300, 6, ms, 10, 990",
    "spiking_upstroke_downstroke_ratio, 150, 3, ms, 10, 990",
    "psth, 120, 6, ms, 25, 975",
    "psth, 150, 3, ms, 10, 990",
    "step_subthresh, 700, 5, ms, -195, 1195",
    "step_subthresh, 417, 3, ms, -195, 1185",
    "subthresh_norm, 140, 1, ms, -195, 1195",
    "subthresh_norm, 139, 1, ms, -195, 1185",
    "subthresh_depol_norm, 140, 1, ms, -195, 1195"
  })
  void positionsOfEveryFamilyLieWhereItsPresetTookThem(
      String family, int width, int chunks, String unit, double first, double last) {
    FamilyAxis axis = FamilyAxis.of(family, width).orElseThrow();

    assertThat(axis.unit()).isEqualTo(unit);
    assertThat(axis.chunks()).hasSize(chunks);
    int next = 0;
    for (FamilyAxis.Chunk chunk : axis.chunks()) {
      assertThat(chunk.from()).isEqualTo(next);
      assertThat(chunk.at(next)).isCloseTo(first, within(1e-12));
      next += chunk.length();
      assertThat(chunk.at(next - 1)).isCloseTo(last, within(1e-9));
    }
    assertThat(next).isEqualTo(width);
  }

  @Test
  void everyFamilyOfAPresetHasAnAxis() {
    assertThat(FamilySpec.all())
        .allSatisfy(
            family -> {
              int chunks = family.name().startsWith("first_ap") ? 3 : 30;
              int length = family.equals(FamilySpec.FIRST_AP_DV) ? 149 : 150;
              assertThat(FamilyAxis.of(family.name(), chunks * length)).isPresent();
            });
  }

  @Test
  void chunksAreNamedAfterProtocolOrCurrent() {
    assertThat(labels("first_ap_v", 450)).containsExactly("short square", "rheobase", "ramp");
    assertThat(labels("inst_freq", 300))
        .containsExactly("rheobase", "+20 pA", "+40 pA", "+60 pA", "+80 pA", "+100 pA");
    assertThat(labels("inst_freq", 150)).containsExactly("rheobase", "+40 pA", "+80 pA");
    assertThat(labels("step_subthresh", 417))
        .containsExactly("\u221230 pA", "\u221250 pA", "\u221290 pA");
  }

  @Test
  void unknownFamiliesAndWidthsThatDoNotDivideHaveNoAxis() {
    assertThat(FamilyAxis.of("excitability", 5)).isEmpty();
    assertThat(FamilyAxis.of("inst_freq", 301)).isEmpty();
    assertThat(FamilyAxis.of("first_ap_v", 300)).isEmpty();
    assertThat(FamilyAxis.of("subthresh_norm", 0)).isEmpty();
  }

  private static List<String> labels(String family, int width) {
    return FamilyAxis.of(family, width).orElseThrow().chunks().stream()
        .map(FamilyAxis.Chunk::label)
        .toList();
  }
}
