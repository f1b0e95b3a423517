package org.patchbridge.table.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellKeyTest {
  private static final Pattern ANYTHING = Pattern.compile(".*");

  @ParameterizedTest
  @CsvSource({
    "567737666.0, 567737666",
    "567737666, 567737666",
    "567737666., 567737666",
    "9223372036854775807.00, 9223372036854775807",
    "H17.06.003.11.06.02, H17.06.003.11.06.02",
    "000123, 000123",
    "12.5, 12.5",
    "cell 1, cell 1"
  })
  void wholeNumberWithAPointIsTheNumberAndAllElseStaysText(String written, String key) {
    assertThat(CellKey.of(written, ANYTHING)).isEqualTo(key);
  }

  @Test
  void everySixtyFourBitIdSurvivesBeingWrittenAsAFloat() {
    SplittableRandom random = new SplittableRandom(48);
    for (int i = 0; i < 1000; i++) {
      long id = random.nextLong();
      assertThat(CellKey.of(id + ".0", ANYTHING)).isEqualTo(Long.toString(id));
    }
  }

  @Test
  void patternPicksTheKeyOutOfAFileName() {
    Pattern session = Pattern.compile("sub-\\d+_ses-(\\d+)_icephys\\.nwb");

    assertThat(CellKey.of("sub-12_ses-345_icephys.nwb", session)).isEqualTo("345");
    assertThatThrownBy(() -> CellKey.of("ses-345.nwb", session))
        .hasMessageContaining("id 'ses-345.nwb' does not match");
  }

  @ParameterizedTest
  @CsvSource({"5.67738E+08", "1e9", "1.E5"})
  void scientificNotationIsRefused(String written) {
    assertThatThrownBy(() -> CellKey.of(written, ANYTHING))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("may have lost digits");
  }
}
