package org.patchbridge.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbridge.nwb.NwbReader;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.Sweep;
import org.patchbridge.recording.SweepInfo;
import org.patchbridge.signal.TimeAxis;
import org.patchbridge.signal.Trace;
import org.patchbridge.spike.DetectionSettings;
import org.patchbridge.spike.Spike;
import org.patchbridge.spike.SpikeDetector;

/**
 * Oracle: the spikes that IPFX 2.1.2 finds in real recordings of other laboratories, with several
 * filters (golden real_*).
 */
class RealRecordingParityTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "real_171116sh_0016_ramp",
        "real_171116sh_0018",
        "real_18425108_25kHz",
        "real_190619B_0003_10kHz",
        "real_2019_07_24_0055_fsi"
      })
  void spikesOfRealRecordingsEqualTheReference(String cell) {
    assumeTrue(Golden.isThere(), "reference numbers are missing: " + Golden.ROOT);
    JsonNode golden = Golden.json(cell, "real.json");
    try (Recording recording = NwbReader.open(Golden.recording(cell))) {
      for (JsonNode run : golden.get("runs")) {
        DetectionSettings settings = settings(golden.get("window"), run.get("filter_khz"));
        String filter = run.get("filter_khz").isNull() ? "none" : run.get("filter_khz").asText();
        List<String> faults = new ArrayList<>();
        List<SweepInfo> sweeps = recording.sweeps();
        for (int k = 0; k < sweeps.size(); k++) {
          Sweep sweep = recording.load(sweeps.get(k));
          List<Spike> spikes = new SpikeDetector(settings).detect(trace(sweep));
          SpikeParity.compareReal(cell, filter, k, spikes, faults);
        }
        assertThat(faults).as("filter " + filter).isEmpty();
      }
    }
  }

  private static DetectionSettings settings(JsonNode window, JsonNode filter) {
    return DetectionSettings.defaults()
        .from(window.get("start").asDouble())
        .until(window.get("end").asDouble())
        .withFilter(
            filter.isNull() ? OptionalDouble.empty() : OptionalDouble.of(filter.asDouble()));
  }

  private static Trace trace(Sweep sweep) {
    return Trace.of(sweep, TimeAxis.regular(sweep.info().samplingRateHz(), sweep.length()));
  }
}
