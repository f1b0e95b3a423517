package org.patchbridge.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureNamesTest {
  @ParameterizedTest
  @ValueSource(strings = {"tau", "Tau", "spike.tau", "subthreshold.tau_s", "tau (ms)"})
  void columnThatIsProbablyMeantIsFound(String name) {
    assertThat(FeatureNames.closest("subthreshold.tau", List.of("weight", name, "note")))
        .contains(name);
  }

  @Test
  void slipOfTheKeyboardIsSeenThrough() {
    assertThat(FeatureNames.closest("spike.threshold_v", List.of("spike.treshold_v")))
        .contains("spike.treshold_v");
  }

  @Test
  void otherNameOfTheMeasureIsKnown() {
    assertThat(FeatureNames.closest("ap.width_rheo", List.of("AP amplitude", "Half-width (ms)")))
        .contains("Half-width (ms)");
  }

  @Test
  void nameThatIsTheSameGoesBeforeOneThatBeginsAlike() {
    assertThat(FeatureNames.closest("a.tau", List.of("tau_slow", "tau"))).contains("tau");
  }

  @ParameterizedTest
  @ValueSource(strings = {"weight", "t", "", "subthreshold.rin"})
  void otherColumnIsNotSuggested(String name) {
    assertThat(FeatureNames.closest("subthreshold.tau", List.of(name))).isEmpty();
  }
}
