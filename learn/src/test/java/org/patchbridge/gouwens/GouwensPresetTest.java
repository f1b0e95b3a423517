package org.patchbridge.gouwens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GouwensPresetTest {

  @Test
  void publishedTableHas59ComponentsOf12Families() {
    GouwensPreset preset = GouwensPreset.read();

    assertThat(preset.families()).hasSize(12);
    assertThat(preset.components()).isEqualTo(59);
    assertThat(preset.of("first_ap_v").orElseThrow().settings().nonZeroCounts())
        .containsExactly(267, 233, 267, 233, 233, 250, 233);
    assertThat(preset.of("step_subthresh").orElseThrow().settings().isOrdinary()).isTrue();
    assertThat(preset.of("psth")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "first_ap_v,450,300,299",
    "first_ap_v,150,150,149",
    "first_ap_dv,447,298,297",
    "inst_freq,300,150,249",
    "inst_freq,150,150,149",
    "isi_shape,100,100,99"
  })
  void rangesApplyToTheLayoutTheyWereWrittenFor(String family, int width, int used, int last) {
    int[] columns = GouwensPreset.read().of(family).orElseThrow().columnsOf(width);

    assertThat(columns).hasSize(used).doesNotHaveDuplicates().isSorted();
    assertThat(columns[used - 1]).isEqualTo(last);
  }

  @Test
  void malformedTablesAreRefusedWithTheirLine() {
    assertThatThrownBy(() -> GouwensPreset.parse("families:\n  - family: a\n    nonzero: x\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 3");
    assertThatThrownBy(() -> GouwensPreset.parse("families:\n  - family: a\n"))
        .hasMessageContaining("needs one of 'nonzero' and 'ordinary'");
    assertThatThrownBy(
            () ->
                GouwensPreset.parse("families:\n  - {family: a, columns: [[0, 3]], ordinary: 1}\n"))
        .hasMessageContaining("give both, or neither");
    assertThatThrownBy(
            () ->
                GouwensPreset.parse(
                    "families:\n  - {family: a, ordinary: 1}\n  - {family: a, ordinary: 2}\n"))
        .hasMessageContaining("a is listed twice");
    assertThatThrownBy(() -> GouwensPreset.parse("tables: []\n"))
        .hasMessageContaining("'families'");
  }
}
