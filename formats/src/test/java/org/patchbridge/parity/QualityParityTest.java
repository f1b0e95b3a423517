package org.patchbridge.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.nwb.NwbReader;
import org.patchbridge.quality.SweepQuality;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.stimulus.Epoch;
import org.patchbridge.stimulus.SweepEpochs;

/** Oracle: sweep_qc_features of IPFX 2.1.2 (golden dataset.json). */
class QualityParityTest {

  @ParameterizedTest
  @ValueSource(strings = {"edge_failed_sweep", "lamp5_01", "edge_mies_i2", "edge_fs200k"})
  void noiseAndDriftEqualTheReference(String cell) {
    assumeTrue(Golden.isThere(), "reference numbers are missing: " + Golden.ROOT);
    try (Recording recording = NwbReader.open(Golden.recording(cell))) {
      for (JsonNode golden : Golden.json(cell, "dataset.json").get("sweep_qc_features")) {
        if (!golden.has("pre_noise_rms_mv")) {
          continue;
        }
        int number = golden.get("sweep_number").asInt();
        SweepInfo info =
            recording.sweeps().stream().filter(s -> s.number() == number).findFirst().orElseThrow();
        SweepQuality ours = quality(recording.load(info), golden);

        close(golden, "pre_noise_rms_mv", OptionalDouble.of(ours.preNoise()));
        close(golden, "post_noise_rms_mv", ours.postNoise());
        close(golden, "pre_vm_mv", OptionalDouble.of(ours.preVm()));
        close(golden, "slow_noise_rms_mv", OptionalDouble.of(ours.slowNoise()));
        close(golden, "post_vm_mv", ours.postVm());
      }
    }
  }

  private static SweepQuality quality(Sweep sweep, JsonNode golden) {
    double rate = sweep.info().samplingRateHz();
    SweepEpochs epochs = SweepEpochs.of(sweep.millivolts(), sweep.current(), rate);
    Epoch stimulus = epochs.stimulus().orElseThrow();
    boolean ramp = golden.get("stimulus_name").asText().equals("Ramp");
    return SweepQuality.of(
        sweep.millivolts(),
        epochs.recording().last() + 1,
        stimulus,
        rate,
        sweep.precision(),
        ramp ? SweepQuality.Recovery.NOT_EXPECTED : SweepQuality.Recovery.EXPECTED);
  }

  private static void close(JsonNode golden, String name, OptionalDouble ours) {
    double expected = Golden.number(golden.get(name));
    if (Double.isNaN(expected)) {
      assertThat(ours).as(name).isEmpty();
    } else {
      assertThat(ours.orElseThrow())
          .as(name)
          .isCloseTo(expected, within(1e-6 * Math.abs(expected)));
    }
  }
}
