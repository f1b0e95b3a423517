package org.patchbridge.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.recording.RecordingException;

class QualityLimitsTest {
  @TempDir Path folder;

  @Test
  void eachLimitThatIsExceededIsReportedWithItsValue() {
    SweepQuality noisy =
        new SweepQuality(0.161, OptionalDouble.of(0.05), -70, 0.2, OptionalDouble.of(-71.5));

    assertThat(QualityFailure.of(noisy, QualityLimits.builtIn()))
        .extracting(QualityFailure::message)
        .containsExactly(
            "noise before the stimulus is 0.161 mV, limit 0.070 mV",
            "drift of the resting potential is 1.500 mV, limit 1.000 mV");
  }

  @Test
  void rampIsNotAskedForItsEnd() {
    SweepQuality ramp =
        new SweepQuality(0.01, OptionalDouble.empty(), -70, 0.2, OptionalDouble.empty());

    assertThat(QualityFailure.of(ramp, QualityLimits.builtIn())).isEmpty();
  }

  @Test
  void limitThatIsNoNumberIsRefusedByName() throws IOException {
    Path file = Files.writeString(folder.resolve("limits"), "pre_noise_rms_mv_max = low\n");

    assertThatThrownBy(() -> QualityLimits.read(file))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("pre_noise_rms_mv_max")
        .hasMessageContaining("\"low\"");
  }
}
