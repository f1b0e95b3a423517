package org.patchbridge.table.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureUnitTest {
  @ParameterizedTest
  @CsvSource({
    "mV, VOLTAGE, -3",
    "millivolts, VOLTAGE, -3",
    "µV, VOLTAGE, -6",
    "pA, CURRENT, -12",
    "MΩ, RESISTANCE, 6",
    "Mohm, RESISTANCE, 6",
    "mOhm, RESISTANCE, 6",
    "GΩ, RESISTANCE, 9",
    "nS, CONDUCTANCE, -9",
    "ms, TIME, -3",
    "mS, CONDUCTANCE, -3",
    "sec, TIME, 0",
    "Hz/pA, GAIN, 12",
    "mV/ms, SLOPE, 0",
    "mV·s, AREA, -3",
    "rad Hz, ANGULAR_AREA, 0",
    "index, RATIO, 0",
    "%, RATIO, -2"
  })
  void unitIsRead(String text, Dimension dimension, int exponent) {
    assertThat(MeasureUnit.parse(text))
        .hasValueSatisfying(
            unit -> {
              assertThat(unit.dimension()).isEqualTo(dimension);
              assertThat(unit.exponent()).isEqualTo(exponent);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"furlong", "mVV", "cm", "current", "long square"})
  void otherTextIsNoUnit(String text) {
    assertThat(MeasureUnit.parse(text)).isEmpty();
  }

  @Test
  void millisiemensOfATimeAreMilliseconds() {
    assertThat(MeasureUnit.parse("mS", Dimension.TIME)).map(MeasureUnit::text).contains("ms");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Rin (MOhm) | Rin | MOhm",
        "Vm [mV] | Vm | mV",
        "tau, ms | tau | ms",
        "input_resistance_mohm | input_resistance | mohm",
        "AP peak in mV | AP peak | mV",
        "Sag area (mV*s) | Sag area | mV*s"
      })
  void unitIsFoundInTheHeader(String header, String name, String unit) {
    assertThat(HeaderText.of(header)).isEqualTo(new HeaderText(name, Optional.of(unit)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Upstroke-to-downstroke ratio", "threshold_v", "adaptation index", "tau"})
  void headerWithoutAUnitIsAllName(String header) {
    assertThat(HeaderText.of(header).unit()).isEmpty();
  }
}
