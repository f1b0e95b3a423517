package org.patchbridge.report.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0.8684   | 0.868
          0        | 0.000
          -0.0123  | −0.012
          -0.0001  | 0.000
          1.0005   | 1.001
          12.3     | 12.300
          """)
  void metricsHaveThreeDecimalsAndARealMinus(double value, String text) {
    assertThat(Numbers.metric(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock = "0.011|+0.011\n-0.011|−0.011\n0|0.000\n-0.0001|0.000\n0.0001|0.000")
  void differencesCarryTheirSign(double value, String text) {
    assertThat(Numbers.difference(value)).isEqualTo(text);
  }

  @Test
  void countsHaveThousandsSeparatorsInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(Numbers.count(1_234_567)).isEqualTo("1,234,567");
      assertThat(Numbers.percent(0.9301)).isEqualTo("93.0\u00a0%");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void significantDigitsAreThreeOrAllBeforeThePoint() {
    assertThat(Numbers.significant(0)).isEqualTo("0");
    assertThat(Numbers.significant(0.00036123)).isEqualTo("0.000361");
    assertThat(Numbers.significant(-72.018)).isEqualTo("\u221272.0");
    assertThat(Numbers.significant(1234.2)).isEqualTo("1234");
  }
}
