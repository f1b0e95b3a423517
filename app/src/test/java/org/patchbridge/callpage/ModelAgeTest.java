package org.patchbridge.callpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.family.Preset;
import org.patchbridge.forest.ForestSettings;
import org.patchbridge.forest.RandomForestLearner;
import org.patchbridge.prediction.ModelAge;
import org.patchbridge.prediction.Predictor;
import org.patchbridge.work.InputException;

/** A model of an earlier version is used, and says what is wrong with it. */
class ModelAgeTest {
  private static final ExtractionSettings SETTINGS = ExtractionSettings.of(Preset.DEFAULT);

  /** Of all scalars, as versions trained them that had no roles. */
  private static Bundle old(Map<String, String> recipe) {
    return with(
        RecordedCells.bundleOfScalars(
            RandomForestLearner.with(ForestSettings.defaults().withTrees(5))),
        recipe);
  }

  private static Bundle with(Bundle bundle, Map<String, String> recipe) {
    return new Bundle(
        bundle.origin(),
        bundle.classes(),
        bundle.shares(),
        bundle.input(),
        bundle.screenInput(),
        recipe,
        bundle.model(),
        bundle.screen(),
        bundle.ranges(),
        bundle.ordinary(),
        bundle.trainedCells(),
        bundle.quality(),
        bundle.cells(),
        bundle.recorded());
  }

  @Test
  void timesOnTheSweepsClockAreNamedWithTheRemedy() {
    Bundle bundle = old(SETTINGS.recipe());

    assertThat(ModelAge.sweepTimes(bundle))
        .contains("threshold_t_rheo", "fast_trough_t_hero")
        .doesNotContain("latency_rheo", "sag_peak_t", "peak_delay_rheo");
    assertThat(ModelAge.warnings(bundle, SETTINGS))
        .singleElement()
        .asString()
        .contains("times on the sweep's clock as features (", "train again with this version");
  }

  @Test
  void earlierMethodIsUsedWithAWarningAndAnUnknownOneIsRefused() {
    Bundle earlier = old(Map.of("preset", "default", "method", "3"));
    Predictor.requireSameRecipe(earlier, SETTINGS);
    assertThat(ModelAge.warnings(earlier, SETTINGS)).hasSize(2);

    for (Map<String, String> recipe :
        Stream.of("2", "1000")
            .map(method -> Map.of("preset", "default", "method", method))
            .toList()) {
      Bundle other = with(earlier, recipe);
      assertThatThrownBy(() -> Predictor.requireSameRecipe(other, SETTINGS))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("extracted in another way");
    }
  }
}
