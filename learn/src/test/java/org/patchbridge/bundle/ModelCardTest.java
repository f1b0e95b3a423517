package org.patchbridge.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModelCardTest {
  @Test
  void whereNothingIsCalledNothingIsSaidOfHowMuchIsRight() {
    assertThat(ModelCard.calls(0, Double.NaN))
        .isEqualTo("No cell was certain enough to get a call.");
    assertThat(ModelCard.calls(0.25, 0.5))
        .isEqualTo("25.0 % of the cells got a call, of which 50.0 % were right.");
  }
}
