package org.patchbridge.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.patchbridge.certainty.HeldOutQuality.Measure;

class ModelCardTest {
  @Test
  void whereNothingIsCalledNothingIsSaidOfHowMuchIsRight() {
    assertThat(ModelCard.percents(new Measure(Double.NaN, Double.NaN, Double.NaN)))
        .isEqualTo("none | ");
    assertThat(ModelCard.percents(new Measure(0.25, 0.2, 0.31))).isEqualTo("25.0 % | 20.0 to 31.0");
    assertThat(ModelCard.percents(new Measure(0.25, Double.NaN, Double.NaN)))
        .isEqualTo("25.0 % | ");
  }
}
